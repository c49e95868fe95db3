using System.Reflection;
using System.Text.RegularExpressions;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Architecture;

/// <summary>Each rule of clocks and assignment stands in the list once, with tests that there are or the words that it is not built.</summary>
public sealed partial class RulesTests
{
    private const string List = "src/decisions/0014-rules-name-their-tests.md";
    private const string NotBuilt = "not built";

    private static readonly string[] Rules = [.. Numbered('S', 23), .. Numbered('G', 23), .. Numbered('V', 14)];

    private static readonly HashSet<string> Tests = [.. typeof(RulesTests).Assembly.GetTypes().Where(t => t.IsClass)
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(m => m.GetCustomAttributes<FactAttribute>().Any()).Select(m => $"{t.Name}.{m.Name}"))];

    [Fact]
    public void Every_rule_is_listed_once_and_what_shows_it_exists() => Assert.Empty(Faults(Repository.Text(List)));

    [Fact]
    public void A_rule_that_is_missing_or_shown_by_nothing_is_told()
    {
        var rows = string.Join('\n', Rules.Where(r => r != "S2").Select(r => $"| {r} | What | {(r == "S1" ? "`ClockSetTests.Gone`" : r == "G1" ? "soon" : NotBuilt)} |"));
        Assert.Equal(["S2 is not listed once.", "G1 names no test and does not say that it is not built.", "S1: there is no test ClockSetTests.Gone."], Faults(rows + "\n| S3 | What | not built |").Where(f => !f.StartsWith("S3", StringComparison.Ordinal)));
        Assert.Contains("S3 is not listed once.", Faults(rows + "\n| S3 | What | not built |"));
    }

    private static List<string> Faults(string list)
    {
        var rows = Row().Matches(list).Select(m => (Rule: m.Groups["rule"].Value, Shown: m.Groups["shown"].Value)).ToList();
        return
        [
            .. Rules.Where(rule => rows.Count(r => r.Rule == rule) != 1).Select(rule => $"{rule} is not listed once."),
            .. rows.Where(r => !Named().IsMatch(r.Shown) && !r.Shown.Contains(NotBuilt, StringComparison.Ordinal)).Select(r => $"{r.Rule} names no test and does not say that it is not built."),
            .. rows.SelectMany(r => Named().Matches(r.Shown).Select(m => m.Groups["test"].Value).Where(test => !Tests.Contains(test)).Select(test => $"{r.Rule}: there is no test {test}.")),
        ];
    }

    private static IEnumerable<string> Numbered(char kind, int count) => Enumerable.Range(1, count).Select(n => $"{kind}{n}");

    [GeneratedRegex("""^\| (?<rule>[SGV]\d+) \| [^|]+ \| (?<shown>[^|]+) \|$""", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<test>[^`]+)`")]
    private static partial Regex Named();
}
