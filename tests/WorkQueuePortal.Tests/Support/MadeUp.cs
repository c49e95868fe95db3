using System.Collections;
using System.Reflection;
using NodaTime;
using WorkQueuePortal.Jobs;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Tests.Support;

/// <summary>The plainest value of any type that an action or a query takes: a text, the number one, a list of one, a record of such.</summary>
internal static class MadeUp
{
    public static object? Of(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? Of(inner)
        // Any text would do, but the runner of jobs looks for one of this name.
        : type == typeof(string) ? IntegrationJobs.Tidy
        : type == typeof(Guid) ? Guid.Empty
        : type == typeof(bool) ? true
        : type == typeof(int) ? 1
        : type == typeof(long) ? 1L
        : type == typeof(decimal) ? 1m
        : type == typeof(CancellationToken) ? TestPortal.Ct
        : type == typeof(Instant) ? TestPortal.Morning
        : type == typeof(LocalDate) ? TestPortal.Morning.InUtc().Date
        : type == typeof(Duration) ? Duration.FromDays(1)
        : type == typeof(Actor) ? Actor.System
        : type == typeof(ReadOnlyMemory<byte>) ? ReadOnlyMemory<byte>.Empty
        : type == typeof(QueueSheet) ? QueueSheet.Of(new WorkQueue { Name = "Made up", WipLimit = 3, ResponseMinutes = 1, ResolveMinutes = 2 })
        : type == typeof(CalendarSheet) ? CalendarSheet.New.With(CalendarPart.Name, "Made up")
        : type.IsEnum ? Enum.GetValues(type).GetValue(0)
        : typeof(Delegate).IsAssignableFrom(type) ? null
        : ElementOf(type) is { } element ? ListOf(element, type)
        : Record(type);

    private static Type? ElementOf(Type type) =>
        type.IsArray ? type.GetElementType()
        : typeof(IEnumerable).IsAssignableFrom(type) && type.IsGenericType && type.GetGenericArguments() is [var element] ? element
        : null;

    private static object ListOf(Type element, Type type)
    {
        var list = Array.CreateInstance(element, 1);
        list.SetValue(Of(element), 0);
        return type.IsAssignableFrom(list.GetType()) ? list : Activator.CreateInstance(typeof(HashSet<>).MakeGenericType(element), list)!;
    }

    private static object? Record(Type type)
    {
        var made = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance).OrderByDescending(c => c.GetParameters().Length).FirstOrDefault();
        return made?.Invoke([.. made.GetParameters().Select(p => Listed(p) ?? Of(p.ParameterType))]);
    }

    /// <summary>Where any other text is refused before the store is asked.</summary>
    private static string? Listed(ParameterInfo parameter) => (parameter.Member.DeclaringType, parameter.Name) switch
    {
        (var type, "Cause") when type == typeof(PauseItem.Ask) => PauseReasons.All[0].Code,
        (var type, "Reason") when type == typeof(DeclineItem.Ask) || type == typeof(PassOffer.Ask) => DeclineReason.All[0].Code,
        (var type, "Json") when type == typeof(DraftPromise.Ask) || type == typeof(PromiseTrial.Ask) => SlaSheet.New.ToJson(),
        _ => null,
    };
}
