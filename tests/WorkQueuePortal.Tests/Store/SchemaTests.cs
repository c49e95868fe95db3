using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Npgsql;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Store;

public sealed partial class SchemaTests
{
    private static readonly IReadOnlySet<string> SqliteModel = SchemaLines.Expected(StoreOptions.Sqlite("."));
    private static readonly IReadOnlySet<string> PostgreSqlModel = SchemaLines.Expected(new StoreOptions(StoreProvider.PostgreSql, ".", "Host=none;Database=none"));
    private static readonly IReadOnlySet<string> SqlServerModel = SchemaLines.Expected(SqlServerCapture.Options);

    private static IEnumerable<string> SqliteScripts => SchemaUpgrade.Scripts(StoreProvider.Sqlite).Select(script => script.Contents);

    private static IEnumerable<string> PostgreSqlScripts => SchemaUpgrade.Scripts(StoreProvider.PostgreSql).Select(script => script.Contents);

    [Fact]
    public void The_SQLite_scripts_make_what_the_model_expects() => Assert.Empty(SchemaLines.Differences(SqliteModel, Sqlite(SqliteScripts)));

    [Fact]
    public void The_PostgreSQL_scripts_make_what_the_model_expects() => Assert.Empty(SchemaLines.Differences(PostgreSqlModel, PostgreSql(PostgreSqlScripts)));

    [Theory]
    [InlineData("\"Sentence\" character varying(1000)", "\"Sentence\" character varying(100)", "only the model has: Facts: column Sentence character varying(1000) not null")]
    [InlineData("\"At\" timestamp(3) with time zone", "\"At\" timestamp with time zone", "only the scripts have: Facts: column At timestamp with time zone not null")]
    [InlineData("\"ItemId\" uuid,", "\"ItemId\" uuid NOT NULL,", "only the scripts have: Facts: column ItemId uuid not null")]
    [InlineData("(\"ItemId\", \"At\")", "(\"ItemId\", \"At\" DESC)", "only the scripts have: Facts: index IX_Facts_Item (ItemId, At down)")]
    [InlineData("UNIQUE INDEX \"UX_Outbox_Key\"", "INDEX \"UX_Outbox_Key\"", "only the scripts have: Outbox: index UX_Outbox_Key (Key)")]
    [InlineData("(\"PersonId\", \"Place\")", "(\"Place\")", "only the scripts have: Drafts: primary key (Place)")]
    [InlineData("REFERENCES \"People\" (\"Id\") ON DELETE CASCADE", "REFERENCES \"People\" (\"Id\")", "only the model has: PersonRoles: foreign key (PersonId) to People (Id) cascading")]
    public void A_PostgreSQL_script_that_differs_is_told(string right, string wrong, string told) =>
        Assert.Contains(told, SchemaLines.Differences(PostgreSqlModel, PostgreSql(PostgreSqlScripts.Select(s => s.Replace(right, wrong, StringComparison.Ordinal)))));

    [Fact]
    public void The_SQL_Server_scripts_make_what_the_model_expects()
    {
        using var model = SqlServerSchema.Compile(SqlServerSchema.Scripts);
        Assert.Empty(SqlServerSchema.Messages(model));
        Assert.Empty(SchemaLines.Differences(SqlServerModel, SchemaLines.Of(model)));
    }

    [Theory]
    [InlineData("\"Sentence\" TEXT NOT NULL,", "", "only the model has: Facts: column Sentence TEXT not null")]
    [InlineData("\"Sentence\" TEXT NOT NULL", "\"Sentence\" TEXT NULL", "only the scripts have: Facts: column Sentence TEXT")]
    [InlineData("\"IsTouch\" INTEGER", "\"IsTouch\" TEXT", "only the model has: Facts: column IsTouch INTEGER not null")]
    [InlineData("(\"ItemId\", \"At\")", "(\"At\", \"ItemId\")", "only the model has: Facts: index IX_Facts_Item (ItemId, At)")]
    [InlineData("UNIQUE INDEX \"UX_Outbox_Key\"", "INDEX \"UX_Outbox_Key\"", "only the scripts have: Outbox: index UX_Outbox_Key (Key)")]
    [InlineData("(\"PersonId\", \"Place\")", "(\"Place\")", "only the scripts have: Drafts: primary key (Place)")]
    [InlineData("REFERENCES \"People\" (\"Id\") ON DELETE CASCADE", "REFERENCES \"People\" (\"Id\")", "only the model has: PersonRoles: foreign key (PersonId) to People (Id) cascading")]
    public void A_SQLite_script_that_differs_is_told(string right, string wrong, string told)
    {
        var scripts = SqliteScripts.Select(s => s.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Contains(told, SchemaLines.Differences(SqliteModel, Sqlite(scripts)));
    }

    [Theory]
    [InlineData("[Sentence] nvarchar(1000)", "[Sentence] nvarchar(100)", "only the model has: Facts: column Sentence nvarchar(1000) not null")]
    [InlineData("[At] datetime2(3)", "[At] datetime2", "only the scripts have: Facts: column At datetime2 not null")]
    [InlineData("[Price] decimal(18,6)", "[Price] decimal(18,4)", "only the model has: PurchaseOrderLines: column Price decimal(18,6) not null")]
    [InlineData(" WHERE [NormalizedUserName] IS NOT NULL", "", "only the scripts have: People: unique index UX_People_UserName (NormalizedUserName)")]
    [InlineData("([ItemId], [At])", "([ItemId], [At] DESC)", "only the scripts have: Facts: index IX_Facts_Item (ItemId, At down)")]
    [InlineData("([Id]) ON DELETE CASCADE", "([Id])", "only the model has: PersonRoles: foreign key (PersonId) to People (Id) cascading")]
    public void A_SQL_Server_script_that_differs_is_told(string right, string wrong, string told)
    {
        using var model = SqlServerSchema.Compile(SqlServerSchema.Scripts.Select(s => s.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.Contains(told, SchemaLines.Differences(SqlServerModel, SchemaLines.Of(model)));
    }

    [Fact]
    public void An_index_on_a_column_that_is_not_there_does_not_compile()
    {
        using var model = SqlServerSchema.Compile(SqlServerSchema.Scripts.Select(s => s.Replace("([ItemId], [At])", "([ItemId], [When])", StringComparison.Ordinal)));
        Assert.Contains(SqlServerSchema.Messages(model), message => message.Contains("SQL71501", StringComparison.Ordinal));
    }

    [Fact]
    public void The_SQL_Server_scripts_are_SQL_that_version_2019_can_read()
    {
        Assert.All(SqlServerSchema.Scripts, script => Assert.Empty(SqlServerSchema.SyntaxErrors(script)));
        Assert.NotEmpty(SqlServerSchema.SyntaxErrors("CREATE TABLE [Half] ("));
    }

    [Fact]
    public void The_SQL_Server_scripts_keep_to_what_every_instance_allows() =>
        Assert.All(SqlServerSchema.Scripts, script => Assert.DoesNotMatch(Unwanted(), Comment().Replace(script, "")));

    [Fact]
    public void All_stores_have_scripts_of_the_same_numbers_and_names() =>
        Assert.All(Enum.GetValues<StoreProvider>(), store => Assert.Equal(SchemaUpgrade.Scripts(StoreProvider.Sqlite).Select(s => s.Name), SchemaUpgrade.Scripts(store).Select(s => s.Name)));

    [Fact]
    public void Scripts_are_numbered_from_one_without_a_gap()
    {
        var names = SchemaUpgrade.Scripts(StoreProvider.Sqlite).Select(s => s.Name).ToList();
        Assert.Equal(Enumerable.Range(1, names.Count).Select(n => $"{n:0000}"), names.Select(name => name[..4]));
        Assert.All(names, name => Assert.Matches("^[0-9]{4}_[a-z0-9_]+[.]sql$", name));
    }

    [Theory]
    [InlineData(StoreProvider.Sqlite)]
    [InlineData(StoreProvider.SqlServer)]
    [InlineData(StoreProvider.PostgreSql)]
    public void Above_each_index_stands_which_question_it_answers(StoreProvider provider) =>
        Assert.All(SchemaUpgrade.Scripts(provider), script =>
        {
            var lines = script.Contents.Split('\n');
            for (var i = 0; i < lines.Length; i++)
                if (IndexLine().IsMatch(lines[i])) Assert.StartsWith("-- ", lines[i - 1], StringComparison.Ordinal);
        });

    private static IReadOnlySet<string> Sqlite(IEnumerable<string> scripts)
    {
        using var database = new SqliteConnection("Data Source=:memory:");
        database.Open();
        foreach (var script in scripts)
        {
            using var command = database.CreateCommand();
            command.CommandText = script;
            command.ExecuteNonQuery();
        }
        return SchemaLines.Of(database);
    }

    private static IReadOnlySet<string> PostgreSql(IEnumerable<string> scripts)
    {
        var connection = PostgreSqlServer.NewDatabase();
        try
        {
            PostgreSqlServer.Execute(connection, string.Join('\n', scripts));
            using var database = new NpgsqlConnection(connection);
            database.Open();
            return PostgreSqlSchema.Of(database);
        }
        finally
        {
            PostgreSqlServer.Drop(connection);
        }
    }

    [GeneratedRegex(@"(?<!\[)\b(MERGE|OUTPUT|IDENTITY|datetime|datetime2\((?!3\))|text|ntext|image|money|float|json|vector)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Unwanted();

    [GeneratedRegex("--.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\s*CREATE (UNIQUE )?INDEX")]
    private static partial Regex IndexLine();
}
