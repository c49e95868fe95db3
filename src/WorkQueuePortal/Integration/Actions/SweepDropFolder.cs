using WorkQueuePortal.Integration.Edges;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Integration.Actions;

/// <summary>Takes in the files of the drop folder. The file is moved after its document is stored: whoever dies in between finds it again,
/// and the same bytes are stored once.</summary>
public sealed class SweepDropFolder(DropFolder folder, ReceiveDocument receive)
{
    /// <summary>One run stays short; the rest waits for the next.</summary>
    private const int FilesPerRun = 200;

    /// <returns>What was done, in words.</returns>
    public async Task<string> Run(CancellationToken ct)
    {
        var (received, known, refused) = (0, 0, 0);
        foreach (var name in folder.Waiting().Take(FilesPerRun))
        {
            if (await Take(name, ct) is not { } outcome) continue;
            if (outcome.Refusal is { } refusal)
            {
                await folder.MoveToRefused(name, refusal.Sentence, ct);
                refused++;
                continue;
            }
            folder.MoveToDone(name);
            if (outcome.Value!.WasHere) known++;
            else received++;
        }
        return $"{received} received, {known} known already, {refused} refused";
    }

    /// <summary>Null while the file is still being written.</summary>
    private async Task<Outcome<ArrivedDocument>?> Take(string name, CancellationToken ct)
    {
        if (folder.Size(name) > DropFolder.LargestFile) return Refusal.Shape($"{name} is larger than {DropFolder.LargestFile / (1024 * 1024)} MB. Send a smaller document.");
        if (await folder.Read(name, ct) is not { } bytes) return null;
        return await receive.RunAsSystem(new ReceiveDocument.Ask(name, "application/xml", bytes, "drop"), ct);
    }
}
