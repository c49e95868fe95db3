namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>Collects what was looked at for one line and which codes came of it, each code with its sentence.</summary>
internal sealed class CheckSheet(string policy)
{
    private readonly List<MatchCheck> _checks = [];
    private readonly List<(string Code, string Sentence)> _stops = [];

    public IReadOnlyList<MatchCheck> Checks => _checks;
    public bool HasStops => _stops.Count > 0;
    public IReadOnlyList<string> Codes => ExceptionCode.InOrder(_stops.Select(s => s.Code));

    public void Add(string rule, string name, bool passed, string limit, string value) => _checks.Add(new(rule, name, passed, limit, value));

    public void Stop(string code, string rule, string sentence, string after = "") => _stops.Add((code, $"{sentence} Rule {rule} of {policy}.{after}"));

    /// <summary>The sentence of the primary code, and the names of the others.</summary>
    public string Why()
    {
        var codes = Codes;
        var sentence = _stops.First(s => s.Code == codes[0]).Sentence;
        return codes.Count == 1 ? sentence : $"{sentence} Also: {string.Join(", ", codes.Skip(1).Select(ExceptionCode.NameOf))}.";
    }
}
