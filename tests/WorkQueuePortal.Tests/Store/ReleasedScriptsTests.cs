using System.Security.Cryptography;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Store;

/// <summary>A released script is never edited: a hospital's database has run it, and a changed text would never reach that database. A change is a new script.</summary>
public sealed class ReleasedScriptsTests
{
    private static readonly Dictionary<string, string> Released = File.ReadLines(Repository.PathOf("database", "released.sha256"))
        .Select(line => line.Split("  ", 2)).ToDictionary(part => part[1], part => part[0]);

    private static readonly Dictionary<string, string> Kept = Repository.Files
        .Where(file => file.StartsWith("database/", StringComparison.Ordinal) && file.EndsWith(".sql", StringComparison.Ordinal))
        .ToDictionary(file => file["database/".Length..], file => Sum(File.ReadAllBytes(Repository.PathOf(file))));

    [Fact]
    public void Every_script_has_the_text_it_was_released_with_and_none_is_gone() => Assert.Equal([], Different(Released, Kept));

    [Fact]
    public void A_script_that_is_not_released_comes_after_all_that_are() => Assert.Equal([], TooEarly(Kept.Keys));

    [Fact]
    public void A_script_slipped_in_between_is_seen() => Assert.Equal(["sqlite/0001_another.sql"], TooEarly(Kept.Keys.Append("sqlite/0001_another.sql")));

    [Fact]
    public void An_edited_script_is_seen()
    {
        var first = Released.Keys.Order().First();
        var text = File.ReadAllBytes(Repository.PathOf(["database", .. first.Split('/')]));

        Assert.Equal([first], Different(Released, new Dictionary<string, string>(Kept) { [first] = Sum([.. text, (byte)'\n']) }));
    }

    private static IEnumerable<string> Different(Dictionary<string, string> released, Dictionary<string, string> kept) =>
        released.Where(script => kept.GetValueOrDefault(script.Key) != script.Value).Select(script => script.Key).Order();

    private static IEnumerable<string> TooEarly(IEnumerable<string> scripts) =>
        scripts.Except(Released.Keys).Where(script => Released.Keys.Any(other => Folder(other) == Folder(script) && string.CompareOrdinal(other, script) > 0)).Order();

    private static string Folder(string script) => script.Split('/')[0];

    private static string Sum(byte[] text) => Convert.ToHexStringLower(SHA256.HashData(text));
}
