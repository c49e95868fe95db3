using WorkQueuePortal.Integration.Actions;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Api;

/// <summary>Documents by HTTP: the body is one UBL document. The same bytes twice are one document, and both callers are told so.</summary>
public static class DocumentsApi
{
    /// <summary>As the reader's own limit; a larger body is refused before it is read.</summary>
    private const long MostBytes = 10 * 1024 * 1024;
    private static readonly string[] Types = ["application/xml", "text/xml"];

    /// <param name="Id">The portal's id of the document.</param>
    /// <param name="Kind">invoice, order or despatch.</param>
    /// <param name="WasKnown">The same bytes had arrived before; nothing was added.</param>
    public sealed record Received(Guid Id, string Kind, string Number, bool WasKnown, string Message);

    public static void MapDocuments(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/invoices", Post).WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MostBytes + 1)).DisableAntiforgery();

    private static async Task<IResult> Post(HttpRequest request, ReceiveDocument receive, CancellationToken ct)
    {
        var type = request.ContentType?.Split(';')[0].Trim().ToLowerInvariant();
        if (!Types.Contains(type)) return Problem(StatusCodes.Status415UnsupportedMediaType, $"The content type is {type ?? "missing"}. Send one UBL document as application/xml.");
        if (request.ContentLength > MostBytes) return Problem(StatusCodes.Status413PayloadTooLarge, "The document is larger than 10 MB. Send it in parts, or ask integration operations.");
        using var body = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(body, ct);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Problem(StatusCodes.Status413PayloadTooLarge, "The document is larger than 10 MB. Send it in parts, or ask integration operations.");
        }
        var outcome = await receive.Run(new ReceiveDocument.Ask(NameOf(request), type!, body.ToArray(), "api"), ct);
        if (outcome.Refusal is { } no) return Problem(no.Kind == RefusalKind.NotAllowed ? StatusCodes.Status403Forbidden : StatusCodes.Status422UnprocessableEntity, no.Sentence);
        var arrived = outcome.Value!;
        var answer = new Received(arrived.DocumentId, arrived.Kind, arrived.Number, arrived.WasHere, arrived.Sentence);
        return arrived.WasHere ? Results.Ok(answer) : Results.Accepted($"/api/v1/invoices/{arrived.DocumentId}", answer);
    }

    private static string NameOf(HttpRequest request) => request.Headers["X-File-Name"].ToString() is { Length: > 0 and <= 200 } name ? Path.GetFileName(name) : "document.xml";

    private static IResult Problem(int status, string sentence) => Results.Problem(sentence, statusCode: status);
}
