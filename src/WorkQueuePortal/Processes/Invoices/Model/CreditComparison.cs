using WorkQueuePortal.Kernel;
using static WorkQueuePortal.Processes.Invoices.Model.Figures;

namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>A credit gives back what was billed before, never more; a return must have come back through receiving.</summary>
internal static class CreditComparison
{
    public static LineMatch Of(InvoiceLine line, OrderedLine ordered, UnitFactors units, CheckSheet sheet)
    {
        var order = ordered.Order;
        var amount = Math.Abs(Money.Round(line.Price * line.Quantity));
        var isPrice = line.Credit == CreditKind.Price;
        var ratio = units.Between(order.Item, line.Unit, order.Unit);
        var quantity = isPrice ? 0m : Math.Abs(ratio?.Quantity(line.Quantity) ?? 0m);

        if (isPrice) Within("Credit is within what was billed", amount, ordered.Prior.Amount, Amount, "billed");
        else if (ratio is null)
        {
            sheet.Add(MatchRules.Unit, "Unit has a factor", false, order.Unit, line.Unit);
            sheet.Stop(Codes.Unit, MatchRules.Unit, $"Item {order.Item} has no factor from {line.Unit} to {order.Unit}, so the credited quantity cannot be compared.");
        }
        else Within("Credit is within what was billed", quantity, ordered.Prior.Net, Quantity, "billed");
        if (line.Credit == CreditKind.Return && ratio is not null)
            Within("Credit is within what went back", ordered.Prior.Credited + quantity, ordered.Receipts.Returned, Quantity, "returned");

        var codes = sheet.Codes;
        var done = codes.Count == 0;
        return new(line, order, done ? MatchVerdict.Matched : MatchVerdict.Exception, codes, [], 0m, 0m,
            done ? $"A credit of {Amount(amount)} on order {order.Key}, within what was billed. Rule {MatchRules.Credit}." : sheet.Why(), sheet.Checks)
        {
            Quantity = -quantity,
            Amount = -amount,
            Reserved = done ? new(0m, quantity, -amount) : Allocation.None,
        };

        void Within(string name, decimal credited, decimal limit, Func<decimal, string> figure, string of)
        {
            sheet.Add(MatchRules.Credit, name, credited <= limit, figure(limit), figure(credited));
            if (credited > limit)
                sheet.Stop(Codes.CreditIncomplete, MatchRules.Credit, $"{figure(credited)} credited on order {order.Key}, but only {figure(limit)} {of}.");
        }
    }
}
