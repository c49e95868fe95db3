using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace WorkQueuePortal.Integration.Edges.Documents;

/// <summary>Tells by its root what an XML document is.</summary>
internal static partial class UblRoot
{
    private const string Ubl = "urn:oasis:names:specification:ubl:schema:xsd:";
    private static readonly HashSet<string> Read = ["Invoice", "CreditNote", "Order", "DespatchAdvice"];

    /// <summary>The sentence of refusal, or null for the four kinds that are read.</summary>
    public static string? WhyNotRead(XElement root)
    {
        var (name, space) = (root.Name.LocalName, root.Name.NamespaceName);
        if (Read.Contains(name) && space == $"{Ubl}{name}-2") return null;
        if (space == $"{Ubl}{name}-2")
            return $"This is a UBL {Kind(root)}. Only invoices, credit notes, orders and despatch advices are read here.";
        if (space.StartsWith(Ubl, StringComparison.Ordinal))
            return $"This is a UBL document of another version or with mismatched names ({Quoted.Short(name)} in {Quoted.Short(space[Ubl.Length..])}). Ask the sender for UBL 2.1.";
        if (Read.Contains(name))
            return $"The root element is {name}, but not in the UBL namespace {Ubl}{name}-2. Ask the sender for UBL 2.1.";
        return FileContent.NotUbl(Foreign(name));
    }

    /// <summary>An application response carries several kinds of answer, which only its customisation tells apart.</summary>
    private static string Kind(XElement root)
    {
        var customisation = root.Name.LocalName != "ApplicationResponse" ? "" : root.Element(UblNode.Basic + "CustomizationID")?.Value ?? "";
        return customisation switch
        {
            _ when customisation.Contains(":mlr:", StringComparison.Ordinal) => "message level response",
            _ when customisation.Contains(":invoice_response:", StringComparison.Ordinal) => "invoice response",
            _ when customisation.Contains(":catalogue_response:", StringComparison.Ordinal) => "catalogue response",
            _ => CapitalInside().Replace(Quoted.Short(root.Name.LocalName), " ").ToLowerInvariant(),
        };
    }

    private static string Foreign(string name) => name switch
    {
        "CrossIndustryInvoice" or "CrossIndustryDocument" => "a UN/CEFACT Cross Industry Invoice (CII)",
        "M_INVOIC" => "an EDIFACT invoice written as XML",
        "StandardBusinessDocument" => "an envelope (Standard Business Document) around another document",
        "Envelope" => "a SOAP envelope around another document",
        _ => $"XML with the root element {Quoted.Short(name)}, which is not UBL",
    };

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex CapitalInside();
}
