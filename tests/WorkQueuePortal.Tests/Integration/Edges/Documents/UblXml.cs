using System.Text;

namespace WorkQueuePortal.Tests.Integration.Edges.Documents;

/// <summary>The shell of an invoice around what a test wants to say.</summary>
internal static class UblXml
{
    public const string Spaces = """
        xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
        xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
        xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
        """;

    public static byte[] Invoice(string content, string prolog = "") => Encoding.UTF8.GetBytes($"{prolog}<Invoice {Spaces}>{content}</Invoice>");
}
