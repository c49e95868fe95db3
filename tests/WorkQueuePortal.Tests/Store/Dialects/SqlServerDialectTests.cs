using Microsoft.SqlServer.TransactSql.ScriptDom;
using WorkQueuePortal.Store.Dialects;

namespace WorkQueuePortal.Tests.Store.Dialects;

public sealed class SqlServerDialectTests
{
    public static TheoryData<string> Statements => 
    [
        new SqlServerDialect().ClaimOutbox, new SqlServerDialect().ClaimInbox, new SqlServerDialect().ClaimNext(new ClaimShape(2, null)), new SqlServerDialect().ClaimNext(new ClaimShape(2, 3, OnlyUrgent: true)),
        new SqlServerDialect().ClaimNext(new ClaimShape(1, null, OnlyUrgent: true, TooLarge: 1, OneItem: true)),
        new SqlServerDialect().ClaimNext(new ClaimShape(2, null, TooLarge: 1, OneItem: true, Surging: 1, Once: 2)),
        new SqlServerDialect().ClaimNext(new ClaimShape(2, 1, IsOffer: true)),
    ];

    [Theory]
    [MemberData(nameof(Statements))]
    public void Each_statement_is_one_update_that_sql_server_can_parse(string statement)
    {
        var sql = System.Text.RegularExpressions.Regex.Replace(statement, @"\{(\d+)\}", "@p$1");
        var tree = (TSqlScript)new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        Assert.Empty(errors);
        Assert.IsType<UpdateStatement>(Assert.Single(Assert.Single(tree.Batches).Statements));
    }

    [Fact]
    public void What_a_claim_chooses_from_is_read_past_what_others_are_taking()
    {
        var sql = new SqlServerDialect().Claimable(new ClaimShape(1, null, TooLarge: 1)).Replace("{", "@p", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
        var tree = (TSqlScript)new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        Assert.Empty(errors);
        Assert.IsType<SelectStatement>(Assert.Single(Assert.Single(tree.Batches).Statements));
        Assert.Contains("READPAST", sql, StringComparison.Ordinal);
    }
}
