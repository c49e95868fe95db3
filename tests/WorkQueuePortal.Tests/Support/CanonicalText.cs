using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using WorkQueuePortal.Kernel.Canonical;

namespace WorkQueuePortal.Tests.Support;

/// <summary>A document as text, so that two of them are compared in every field and a difference can be read.</summary>
public static class CanonicalText
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Converters = { new Day(), new JsonStringEnumConverter() } };

    public static string Of(CanonicalDocument document) => JsonSerializer.Serialize(document, document.GetType(), Options);

    private sealed class Day : JsonConverter<LocalDate>
    {
        public override LocalDate Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => LocalDatePattern.Iso.Parse(reader.GetString()!).Value;
        public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
    }
}
