using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using WorkQueuePortal.Integration.Actions;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Tests.Support;

/// <summary>Reads "invoice INV-1" as an invoice of that number, in place of a real document.</summary>
public static class TextDocuments
{
    public const string Unreadable = "The file is no document. Send a UBL document.";

    public static void Register(IServiceCollection services) => services.AddSingleton<Func<ReadOnlyMemory<byte>, Outcome<ReadDocument>>>(Read);

    private static Outcome<ReadDocument> Read(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span).Split(' ') is [var kind, var number]
        ? new ReadDocument(kind, number, $$"""{"number":"{{number}}"}""", Convert.ToHexStringLower(SHA256.HashData(bytes.Span)))
        : Refusal.Shape(Unreadable);
}
