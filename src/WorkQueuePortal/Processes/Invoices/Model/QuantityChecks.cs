using WorkQueuePortal.Kernel.Canonical;
using static WorkQueuePortal.Processes.Invoices.Model.Figures;

namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>The quantity rules of one line: what was ordered, received and inspected, less what earlier invoices hold.</summary>
internal static class QuantityChecks
{
    /// <summary>Returns the quantity that order or receipt do not cover.</summary>
    public static decimal Look(OrderedLine ordered, decimal quantity, TolerancePolicy policy, CheckSheet sheet)
    {
        var (order, receipts, prior) = (ordered.Order, ordered.Receipts, ordered.Prior.Net);
        var allowed = order.Quantity * (1m + policy.OverOrder);
        var withinOrder = prior + quantity <= allowed;
        sheet.Add(MatchRules.OrderedQuantity, "Quantity is within the order", withinOrder, Quantity(allowed), Quantity(prior + quantity));
        if (!withinOrder)
            sheet.Stop(Codes.OverOrder, MatchRules.OrderedQuantity, prior == 0m
                ? $"{Quantity(quantity)} billed, above the {Quantity(allowed)} {order.Unit} that order {order.Key} allows."
                : $"{Quantity(quantity)} billed on top of {Quantity(prior)} make {Quantity(prior + quantity)}, above the {Quantity(allowed)} {order.Unit} that order {order.Key} allows.");
        var beyondOrder = prior + quantity - allowed;
        if (order.Basis == MatchBasis.TwoWay) return Math.Max(0m, beyondOrder);

        var received = receipts.Accepted - receipts.Returned;
        var covered = received - prior;
        LookAtReceipt(order, receipts, quantity, prior, covered, sheet);
        if (order.Basis == MatchBasis.FourWay) covered = LookAtInspection(order, receipts, quantity, prior, covered, sheet);
        return Math.Max(0m, Math.Max(beyondOrder, quantity - Math.Max(0m, covered)));
    }

    private static void LookAtReceipt(OrderLineFacts order, ReceiptFacts receipts, decimal quantity, decimal prior, decimal available, CheckSheet sheet)
    {
        sheet.Add(MatchRules.Received, "Received and not yet billed", available > 0m && quantity <= available, Quantity(Math.Max(0m, available)), Quantity(quantity));
        var rejected = receipts.Rejected > 0m ? $" {Quantity(receipts.Rejected)} were rejected at receipt." : "";
        if (available <= 0m)
            sheet.Stop(Codes.NoReceipt, MatchRules.Received, prior > 0m
                ? $"All {Quantity(prior)} {order.Unit} received so far are on earlier invoices.{rejected}"
                : $"Nothing was received yet for order {order.Key}.{rejected}");
        else if (quantity > available)
            sheet.Stop(Codes.OverReceipt, MatchRules.Received,
                $"{Quantity(quantity)} billed, but only {Quantity(available)} {order.Unit} received and not yet on an earlier invoice.{rejected}");
    }

    /// <summary>What stands in the dock but has not passed is no missing receipt: nobody need look for it, somebody must inspect it.</summary>
    private static decimal LookAtInspection(OrderLineFacts order, ReceiptFacts receipts, decimal quantity, decimal prior, decimal received, CheckSheet sheet)
    {
        var passed = receipts.Inspected - receipts.Returned - prior;
        sheet.Add(MatchRules.Inspected, "Inspected and accepted", quantity <= passed, Quantity(Math.Max(0m, passed)), Quantity(quantity));
        if (quantity > passed && received > passed)
            sheet.Stop(Codes.Inspection, MatchRules.Inspected,
                $"{Quantity(quantity)} billed, but inspection has accepted only {Quantity(Math.Max(0m, passed))} {order.Unit} that no earlier invoice holds.");
        return Math.Min(passed, received);
    }
}
