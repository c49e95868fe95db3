using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Kernel;
using static WorkQueuePortal.Processes.Invoices.Model.Figures;

namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>The price rules of one line, and the sentences that tell which one decided.</summary>
internal static class PriceChecks
{
    public static void Look(PriceComparison price, OrderLineFacts order, decimal quantity, TolerancePolicy policy, decimal deMinimis, UnitFactors units, CheckSheet sheet)
    {
        var hit = price.PackHit(units.PackFactors(order.Item, order.Unit));
        sheet.Add(MatchRules.Pack, "Price is for the ordered unit", hit is null, order.Unit, hit is { } pack ? $"off by the pack of {Quantity(pack)}" : order.Unit);
        sheet.Add(MatchRules.DeMinimis, "Difference is within de-minimis", price.Extended <= deMinimis, Amount(deMinimis), Amount(price.Extended));
        if (policy.Price is { } limits)
            sheet.Add(MatchRules.PriceLimits, "Difference is within percentage and amount", limits.Hold(price.Percent / 100m, price.Extended),
                $"{Percent(limits.Fraction * 100m)} and {Amount(limits.Amount)}", $"{Percent(price.Percent)} and {Amount(price.Extended)}");

        if (hit is { } factor)
            sheet.Stop(Codes.Unit, MatchRules.Pack,
                $"Billed {Price(price.Billed)} for one {order.Unit}, ordered at {Price(price.Ordered)}: the pack of {Quantity(factor)} explains the difference, so the unit is wrong, not the price.");
        else if (!price.Passes)
            Stop(price, quantity, policy, deMinimis, sheet);
    }

    /// <summary>Order and invoice in one foreign currency still cost the ledger something when the rate moved between their dates.</summary>
    public static void LookAtRates(OrderLineFacts order, decimal? invoiceRate, decimal quantity, TolerancePolicy policy, CheckSheet sheet)
    {
        if (order.LedgerRate is not { } orderRate || invoiceRate is not { } rate || orderRate <= 0m) return;
        var fraction = (rate - orderRate) / orderRate;
        var effect = Money.Round(order.Price * quantity * (rate - orderRate));
        var passes = effect <= 0m || (policy.Fx is { } limits && limits.Hold(fraction, effect));
        var limit = policy.Fx is { } fx ? $"{Percent(fx.Fraction * 100m)} and {Amount(fx.Amount)}" : "none";
        var moved = Percent(Math.Round(fraction * 100m, 4, MidpointRounding.AwayFromZero));
        sheet.Add(MatchRules.ExchangeRate, "Rate of order and invoice date", passes, limit, $"{moved} and {Amount(effect)}");
        if (!passes)
            sheet.Stop(Codes.Currency, MatchRules.ExchangeRate, $"The {order.Currency} rate rose by {moved} between order and invoice, which costs {Amount(effect)}; allowed: {limit}.");
    }

    public static string WhyPassed(PriceComparison price, OrderLineFacts order, decimal quantity, TolerancePolicy policy) => price.Ground switch
    {
        PriceGround.Limits => $"{Over(price, quantity)} {Percent(price.Percent)} is inside {Percent(policy.Price!.Fraction * 100m)} and {Amount(price.Extended)} is inside the {Amount(policy.Price.Amount)} line limit. Rule {MatchRules.PriceLimits} of {policy}.",
        PriceGround.DeMinimis => $"{Over(price, quantity)} {Amount(price.Extended)} is inside de-minimis {Amount(policy.DeMinimis)}. Rule {MatchRules.DeMinimis} of {policy}.",
        PriceGround.Lower => $"{Amount(-price.Extended)} below the order ({Price(-price.Each)} × {Quantity(quantity)}){(price.IsSuspiciouslyLow ? $". {Percent(-price.Percent)} less may be the wrong item" : "")}. Everything else agrees. {policy}.",
        _ => $"{Quantity(quantity)} {order.Unit} at {Price(order.Price)} agree with order {order.Key}{(order.Basis == MatchBasis.TwoWay ? "" : " and its receipt")}. {policy}.",
    };

    private static void Stop(PriceComparison price, decimal quantity, TolerancePolicy policy, decimal deMinimis, CheckSheet sheet)
    {
        var over = Over(price, quantity);
        if (policy.Price is not { } limits)
        {
            sheet.Stop(Codes.PriceOver, MatchRules.DeMinimis, $"{over} That is above de-minimis {Amount(deMinimis)}, and {policy} allows no more.");
            return;
        }
        var percent = Percent(price.Percent);
        var withinPercent = price.Ordered > 0m && price.Each / price.Ordered <= limits.Fraction;
        var withinAmount = price.Extended <= limits.Amount;
        var found = (withinPercent, withinAmount) switch
        {
            (true, _) => $"{percent} is inside {Percent(limits.Fraction * 100m)}, but {Amount(price.Extended)} is above the {Amount(limits.Amount)} line limit, and both must hold.",
            (_, true) => $"{Amount(price.Extended)} is inside the {Amount(limits.Amount)} line limit, but {percent} is above {Percent(limits.Fraction * 100m)}, and both must hold.",
            _ => $"{percent} is above {Percent(limits.Fraction * 100m)}, and {Amount(price.Extended)} is above the {Amount(limits.Amount)} line limit.",
        };
        sheet.Stop(Codes.PriceOver, MatchRules.PriceLimits, $"{over} {found}", $" Nearest rule that did not fire: de-minimis {Amount(deMinimis)}.");
    }

    private static string Over(PriceComparison price, decimal quantity) => $"{Amount(price.Extended)} over the order ({Price(price.Each)} × {Quantity(quantity)}).";
}
