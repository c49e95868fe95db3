using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkQueuePortal.Store;

/// <summary>Says beside an index which question it answers. The scripts carry the sentence, so that nobody drops an index that somebody waits for.</summary>
public static class IndexAnswers
{
    private const string Annotation = "WorkQueuePortal:Answers", Terms = "WorkQueuePortal:Terms";

    public static IndexBuilder<T> Answers<T>(this IndexBuilder<T> index, string question) => (IndexBuilder<T>)index.HasAnnotation(Annotation, question);

    /// <summary>The terms of the index behind the first <paramref name="terms"/> only order rows that are equal in those. They change often, so a store that can do without them in the index does.</summary>
    public static IndexBuilder<T> OrderedBy<T>(this IndexBuilder<T> index, int terms) => (IndexBuilder<T>)index.HasAnnotation(Terms, terms);

    /// <summary>Leaves the last terms out of such indexes.</summary>
    internal static void LeaveOutLastTerms(IMutableEntityType entity)
    {
        foreach (var index in entity.GetIndexes().ToList())
        {
            if (index.FindAnnotation(Terms)?.Value is not int terms) continue;
            entity.RemoveIndex(index);
            // By a name, as two indexes may have the same columns and differ in their filter.
            var kept = entity.AddIndex([.. index.Properties.Take(terms)], index.GetDatabaseName()!);
            kept.SetFilter(index.GetFilter());
            kept.SetAnnotation(Annotation, index.FindAnnotation(Annotation)?.Value);
        }
    }

    /// <summary>The sentence for the script: what the room said, or what the columns say by themselves.</summary>
    public static string Comment(ITableIndex index)
    {
        if (index.MappedIndexes.Select(mapped => mapped.FindAnnotation(Annotation)?.Value).OfType<string>().FirstOrDefault() is { } question) return $"Answers: {question}.";
        var columns = string.Join(", ", index.Columns.Select(c => c.Name));
        return index.IsUnique ? $"Holds: one row for each {columns}." : $"Finds rows by {columns}.";
    }
}
