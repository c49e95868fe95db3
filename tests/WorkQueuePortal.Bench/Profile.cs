using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
namespace WorkQueuePortal.Bench;
internal static class Profile
{
    sealed class Obs : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnCompleted() { } public void OnError(Exception e) { }
        public void OnNext(DiagnosticListener l) { if (l.Name == "Microsoft.EntityFrameworkCore") l.Subscribe(this); }
        public void OnNext(KeyValuePair<string, object?> v)
        {
            if (v.Key == "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuted" && v.Value is CommandExecutedEventData d)
            {
                var k = d.Command.CommandText.Replace("\n", " "); k = k.Length > 110 ? k[..50] + " .. " + k[Math.Max(50, k.IndexOf("FROM", StringComparison.Ordinal) is var f and > 0 ? f : 50)..Math.Min(k.Length, Math.Max(50, k.IndexOf("FROM", StringComparison.Ordinal) is var g and > 0 ? g : 50) + 90)] : k;
                var (c, t) = Seen.GetValueOrDefault(k); Seen[k] = (c + 1, t + d.Duration.TotalMilliseconds);
            }
        }
    }
    static readonly Dictionary<string, (int, double)> Seen = [];
    public static void On() => DiagnosticListener.AllListeners.Subscribe(new Obs());
    public static void Off() { Console.WriteLine($"{Seen.Values.Sum(s => s.Item1)} commands {Seen.Values.Sum(s => s.Item2):0} ms"); foreach (var s in Seen.OrderByDescending(s => s.Value.Item1).Take(45)) Console.WriteLine($"{s.Value.Item1,6} {s.Value.Item2,8:0} {s.Key}"); }
}
