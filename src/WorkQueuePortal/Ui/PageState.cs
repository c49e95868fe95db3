using Microsoft.AspNetCore.WebUtilities;

namespace WorkQueuePortal.Ui;

/// <summary>The state of a page as its address: filter, sort, open item. Saved views are therefore plain links.</summary>
public sealed record PageState(string Path, IReadOnlyDictionary<string, string> Values)
{
    public static PageState Of(string address)
    {
        var uri = new Uri(new Uri("http://localhost"), address);
        var values = QueryHelpers.ParseQuery(uri.Query).ToDictionary(q => q.Key, q => q.Value.ToString());
        return new PageState(uri.AbsolutePath, values);
    }

    public string? this[string name] => Values.GetValueOrDefault(name);

    public Guid? Id(string name) => Guid.TryParse(this[name], out var id) ? id : null;

    /// <summary>The same page with one value changed; null or empty takes it out.</summary>
    public PageState With(string name, string? value)
    {
        var values = new Dictionary<string, string>(Values);
        if (string.IsNullOrEmpty(value)) values.Remove(name);
        else values[name] = value;
        return this with { Values = values };
    }

    /// <summary>Names in order, so that one state has one address.</summary>
    public string Address => QueryHelpers.AddQueryString(Path, Values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => KeyValuePair.Create(v.Key, (string?)v.Value)));

    public override string ToString() => Address;
}
