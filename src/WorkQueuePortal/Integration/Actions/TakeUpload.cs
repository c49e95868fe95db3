using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration.Actions;

/// <summary>Takes in one file that somebody sent through the browser, and remembers the answer, so that the page can still tell it after a reload.
/// Of a refused file only its name and the reason are kept.</summary>
public sealed class TakeUpload(UnitOfWork work, ReceiveDocument receive)
{
    public const int LargestFile = 10 * 1024 * 1024;
    private const int LongestName = 120;

    /// <param name="Batch">What was sent together.</param>
    /// <param name="Content">Null for a file that is larger than the limit and was therefore not read.</param>
    public sealed record Ask(Guid Batch, string Name, string ContentType, ReadOnlyMemory<byte>? Content);

    public async Task<Outcome> Run(Ask ask, CancellationToken ct)
    {
        var name = ask.Name.Length <= LongestName ? ask.Name : ask.Name[..LongestName];
        var arrived = ask.Content switch
        {
            null => Refusal.Shape("The file is larger than 10 MB. Ask the sender for the document without its attachments."),
            { Length: 0 } => Refusal.Shape("The file is empty. Ask the sender for the document again."),
            { } content => await receive.Run(new ReceiveDocument.Ask(name, ask.ContentType, content, "upload"), ct),
        };
        var answer = new UploadAnswered(ask.Batch, name, arrived.IsDone, arrived.Value?.Sentence ?? arrived.Sentence, arrived.Value?.DocumentId);
        return await work.Write(Permissions.InvoiceUpload, at => Task.FromResult(at.Carry(Decision.Of(answer), answer.Answer)), ct) is { IsDone: false } no ? no
            : arrived.Refusal is { } refusal ? refusal : Outcome.Done(answer.Answer);
    }
}

/// <param name="Answer">What the sender was told.</param>
public sealed record UploadAnswered(Guid Batch, string Name, bool WasTaken, string Answer, Guid? DocumentId) : Fact(UploadDoor.Id, null)
{
    public override string Sentence => WasTaken ? $"Brought in {Name}. {Answer}" : $"Tried to bring in {Name}. {Answer}";
    public override bool IsTouch => false;
}
