using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace WorkQueuePortal.Integration.Edges;

/// <summary>The folder through which files come and go: <c>in</c>, <c>done</c>, <c>refused</c> and <c>out</c>. Every step can be repeated,
/// because the program may end between any two of them.</summary>
public sealed class DropFolder(string root, IClock clock)
{
    public const int LargestFile = 10 * 1024 * 1024;

    /// <summary>A file that somebody has just written may not be whole yet.</summary>
    private static readonly Duration Settled = Duration.FromSeconds(2);

    public string In => Path.Combine(root, "in");
    public string Done => Path.Combine(root, "done");
    public string Refused => Path.Combine(root, "refused");
    public string Out => Path.Combine(root, "out");

    /// <summary>The names of whole files, the oldest first. Dot files and names ending in .part or .tmp are still being written.</summary>
    public IReadOnlyList<string> Waiting()
    {
        Directory.CreateDirectory(In);
        var now = clock.GetCurrentInstant();
        return
        [
            .. new DirectoryInfo(In).EnumerateFiles()
                .Where(f => f.Name[0] != '.' && f.Extension is not (".part" or ".tmp") && now - Instant.FromDateTimeUtc(f.LastWriteTimeUtc) >= Settled)
                .OrderBy(f => f.LastWriteTimeUtc).ThenBy(f => f.Name, StringComparer.Ordinal).Select(f => f.Name),
        ];
    }

    public long Size(string name) => new FileInfo(Path.Combine(In, name)).Length;

    /// <summary>The content, or null when the file grew or shrank while it was read: it is looked at again next time.</summary>
    public async Task<byte[]?> Read(string name, CancellationToken ct)
    {
        var path = Path.Combine(In, name);
        var before = new FileInfo(path);
        var (length, written) = (before.Length, before.LastWriteTimeUtc);
        var bytes = await File.ReadAllBytesAsync(path, ct);
        var after = new FileInfo(path);
        return after.Length == length && bytes.LongLength == length && after.LastWriteTimeUtc == written ? bytes : null;
    }

    public void MoveToDone(string name) => Move(name, Done);

    /// <summary>The sentence is written first: a file in <c>refused</c> always has its reason beside it.</summary>
    public async Task MoveToRefused(string name, string sentence, CancellationToken ct)
    {
        Directory.CreateDirectory(Refused);
        var target = Free(Refused, name);
        await File.WriteAllTextAsync(target + ".txt", sentence + "\n", ct);
        File.Move(Path.Combine(In, name), target);
    }

    /// <summary>Writes a file once: whole or not at all, and never over one that is there.</summary>
    /// <param name="key">Names the file; two keys never share one.</param>
    public async Task<string> WriteOnce(string key, string extension, string text, CancellationToken ct)
    {
        Directory.CreateDirectory(Out);
        var name = NameOf(key) + extension;
        var path = Path.Combine(Out, name);
        if (File.Exists(path)) return name;
        var half = Path.Combine(Out, $".{name}.{Environment.ProcessId}.tmp");
        await File.WriteAllTextAsync(half, text, ct);
        File.Move(half, path, overwrite: true);
        return name;
    }

    /// <summary>A key may hold what a file name may not; the digest keeps two such keys apart.</summary>
    private static string NameOf(string key)
    {
        var safe = new StringBuilder(key.Length);
        foreach (var letter in key.Take(100)) safe.Append(char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' ? letter : '_');
        return $"{safe}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 4))}";
    }

    private void Move(string name, string folder)
    {
        Directory.CreateDirectory(folder);
        File.Move(Path.Combine(In, name), Free(folder, name));
    }

    private static string Free(string folder, string name)
    {
        var target = Path.Combine(folder, name);
        for (var n = 2; File.Exists(target); n++) target = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(name)} ({n}){Path.GetExtension(name)}");
        return target;
    }
}
