using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Tests.Support;

/// <summary>The SQL Server schema as its scripts say, compiled without a server. Statements are bound against it as bodies of procedures.</summary>
public static class SqlServerSchema
{
    public static IEnumerable<string> Scripts => SchemaUpgrade.Scripts(StoreProvider.SqlServer).Select(script => script.Contents);

    /// <summary>What a parser for SQL Server 2019 says against a script.</summary>
    public static IReadOnlyList<string> SyntaxErrors(string script)
    {
        Parse(script, out var errors);
        return [.. errors.Select(e => $"line {e.Line}: {e.Message}")];
    }

    public static TSqlModel Compile(IEnumerable<string> scripts)
    {
        var model = new TSqlModel(SqlServerVersion.Sql150, new TSqlModelOptions());
        // The compiler takes one statement at a time; a script is several to one batch.
        var statements = new List<string>();
        var tables = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var script in scripts)
        foreach (var statement in Parse(script, out _).Batches.SelectMany(batch => batch.Statements))
        {
            var text = TextOf(script, statement);
            if (statement is AlterTableAddTableElementStatement alter)
            {
                var at = tables[alter.SchemaObjectName.BaseIdentifier.Value];
                statements[at] = WithMore(statements[at], TextOf(script, alter.Definition));
                continue;
            }
            if (statement is DropIndexStatement drop)
            {
                // The places of the tables stay, so the statement leaves a hole.
                foreach (var gone in drop.DropIndexClauses.OfType<DropIndexClause>()) statements[statements.FindIndex(s => s.StartsWith($"CREATE INDEX [{gone.Index.Value}] ", StringComparison.Ordinal))] = "";
                continue;
            }
            // What a script does to rows is compiled as the body of a procedure.
            if (statement is UpdateStatement) text = $"CREATE PROCEDURE [dbo].[Script{statements.Count}] AS BEGIN {text} END";
            if (statement is CreateTableStatement create) tables[create.SchemaObjectName.BaseIdentifier.Value] = statements.Count;
            statements.Add(text);
        }
        foreach (var statement in statements.Where(s => s.Length > 0)) model.AddObjects(statement);
        return model;
    }

    private static string TextOf(string script, TSqlFragment fragment) => script.Substring(fragment.StartOffset, fragment.FragmentLength);

    /// <summary>The compiler takes no column that is added later, so it joins those that the table was made with.</summary>
    private static string WithMore(string create, string elements)
    {
        var end = create.LastIndexOf(')');
        return $"{create[..end]}, {elements}{create[end..]}";
    }

    /// <summary>What the columns of a query are called, in their order; empty for what has no name.</summary>
    public static IReadOnlyList<string> Columns(string query)
    {
        var select = Parse(query, out _)?.Batches.SelectMany(batch => batch.Statements).OfType<SelectStatement>().FirstOrDefault()?.QueryExpression as QuerySpecification;
        return [.. (select?.SelectElements ?? []).OfType<SelectScalarExpression>().Select(e => e.ColumnName?.Value ?? (e.Expression as ColumnReferenceExpression)?.MultiPartIdentifier.Identifiers[^1].Value ?? "")];
    }

    private static TSqlScript Parse(string script, out IList<ParseError> errors) =>
        (TSqlScript)new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out errors);

    /// <summary>What the compiler says against a model. A missing table inside a procedure is only a warning to it (SQL71502), so warnings count.</summary>
    public static IReadOnlyList<string> Messages(TSqlModel model) => [.. model.Validate().Select(m => $"{m.Prefix}{m.Number}: {m.Message}")];

    /// <summary>What the compiler says against statements that the program sends, each with the statement it means.</summary>
    public static IReadOnlyList<string> Bind(IEnumerable<SqlStatement> statements)
    {
        using var model = Compile(Scripts);
        var bodies = statements.Distinct().Select((statement, i) => (Name: $"[dbo].[Statement{i}]", Statement: statement)).ToList();
        foreach (var (name, statement) in bodies) model.AddObjects($"CREATE PROCEDURE {name} AS BEGIN SET NOCOUNT ON; {statement.Declarations}\n{statement.Text}\nEND");
        return [.. Messages(model).Select(message => $"{message}\n{bodies.FirstOrDefault(b => message.Contains(b.Name, StringComparison.Ordinal)).Statement?.Text}")];
    }
}

/// <summary>One statement as it would go to SQL Server.</summary>
/// <param name="Declarations">Its parameters as <c>DECLARE</c> lines; empty where the text declares them itself, as <c>ToQueryString()</c> does.</param>
public sealed record SqlStatement(string Text, string Declarations = "");
