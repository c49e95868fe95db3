using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkQueuePortal.Store;

/// <summary>Says beside an index which question it answers. The scripts carry the sentence, so that nobody drops an index that somebody waits for.</summary>
public static class IndexAnswers
{
    private const string Annotation = "WorkQueuePortal:Answers";

    public static IndexBuilder<T> Answers<T>(this IndexBuilder<T> index, string question) => (IndexBuilder<T>)index.HasAnnotation(Annotation, question);

    /// <summary>The sentence for the script: what the room said, or what the columns say by themselves.</summary>
    public static string Comment(ITableIndex index)
    {
        if (index.MappedIndexes.Select(mapped => mapped.FindAnnotation(Annotation)?.Value).OfType<string>().FirstOrDefault() is { } question) return $"Answers: {question}.";
        var columns = string.Join(", ", index.Columns.Select(c => c.Name));
        return index.IsUnique ? $"Holds: one row for each {columns}." : $"Finds rows by {columns}.";
    }
}
