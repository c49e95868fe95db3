using System.Runtime.CompilerServices;
using WorkQueuePortal.Store;
using Xunit.Sdk;
using Xunit.v3;

namespace WorkQueuePortal.Tests.Support;

/// <summary>A fact that must hold on every store: it runs once on each that there is here, and its <see cref="TestPortal"/> stands on that one.
/// <c>--filter-trait Store=PostgreSql</c> runs one store's alone.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(StoreFacts))]
public sealed class StoreFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1) : FactAttribute(file, line)
{
    public const string Trait = "Store";

    /// <summary>For what a store with a single writer cannot meet.</summary>
    public bool ServersOnly { get; init; }
}

/// <summary>The same for a theory.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(StoreTheories))]
public sealed class StoreTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1) : TheoryAttribute(file, line);

public sealed class StoreFacts : IXunitTestCaseDiscoverer
{
    public async ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute) =>
        Stores.Each(await new FactDiscoverer().Discover(discoveryOptions, testMethod, factAttribute), factAttribute is StoreFactAttribute { ServersOnly: true });
}

public sealed class StoreTheories : IXunitTestCaseDiscoverer
{
    public async ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute) =>
        Stores.Each(await new TheoryDiscoverer().Discover(discoveryOptions, testMethod, factAttribute), serversOnly: false);
}

internal static class Stores
{
    /// <summary>Each case once for each store.</summary>
    public static IReadOnlyCollection<IXunitTestCase> Each(IReadOnlyCollection<IXunitTestCase> cases, bool serversOnly) =>
        [.. cases.SelectMany(_ => TestStore.Here.Where(store => !serversOnly || store != StoreProvider.Sqlite), On)];

    private static XunitTestCase On(IXunitTestCase any, StoreProvider store)
    {
        if (any is not XunitTestCase known || any.GetType() != typeof(XunitTestCase)) throw new InvalidOperationException($"{any.TestCaseDisplayName} has data that cannot be told before it runs.");
        var traits = known.Traits.ToDictionary(t => t.Key, t => t.Value.ToHashSet());
        traits[StoreFactAttribute.Trait] = [store.ToString()];
        return new XunitTestCase(known.TestMethod, $"{known.TestCaseDisplayName} on {store}", $"{known.UniqueID}-{store}", known.Explicit, known.SkipExceptions, known.SkipReason, known.SkipType, known.SkipUnless,
            known.SkipWhen, traits, known.TestMethodArguments, known.SourceFilePath, known.SourceLineNumber, known.Timeout);
    }
}
