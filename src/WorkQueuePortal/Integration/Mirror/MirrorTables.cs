using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Integration.Mirror.Model;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration.Mirror;

public sealed class MirrorTables : RoomTables
{
    public override void Map(ModelBuilder model)
    {
        model.Entity<Supplier>(supplier =>
        {
            supplier.ToTable("Suppliers");
            supplier.Property(s => s.Code).HasMaxLength(20);
            supplier.Property(s => s.TaxIdLast4).HasMaxLength(4);
            supplier.Property(s => s.Currency).HasMaxLength(3);
            supplier.Property(s => s.BankLast4).HasMaxLength(4);
            supplier.HasIndex(s => s.Code).IsUnique().HasDatabaseName("UX_Suppliers_Code").Answers("the supplier of a code");
        });
        model.Entity<CatalogItem>(item =>
        {
            item.ToTable("CatalogItems");
            item.Property(i => i.Sku).HasMaxLength(40);
            item.Property(i => i.SupplierCode).HasMaxLength(20);
            item.Property(i => i.Price).HasPrecision(18, 6);
            item.Property(i => i.ContractPrice).HasPrecision(18, 6);
            item.HasIndex(i => i.Sku).IsUnique().HasDatabaseName("UX_CatalogItems_Sku").Answers("the item of a SKU");
            item.HasMany(i => i.Units).WithOne().HasForeignKey(u => u.ItemId);
        });
        model.Entity<ItemUnit>(unit =>
        {
            unit.ToTable("ItemUnits");
            unit.Property(u => u.Uom).HasMaxLength(12);
            unit.Property(u => u.Factor).HasPrecision(18, 6);
            unit.HasIndex(u => new { u.ItemId, u.Uom }).IsUnique().HasDatabaseName("UX_ItemUnits_Item_Uom").Answers("how many base units a unit of an item holds");
        });
        model.Entity<CostCenter>(center =>
        {
            center.ToTable("CostCenters");
            center.Property(c => c.Code).HasMaxLength(8);
            center.HasIndex(c => c.Code).IsUnique().HasDatabaseName("UX_CostCenters_Code").Answers("the cost center of a code");
        });
        model.Entity<Budget>(budget =>
        {
            budget.ToTable("Budgets");
            budget.Property(b => b.CostCenter).HasMaxLength(8);
            budget.Property(b => b.Gl).HasMaxLength(12);
            budget.HasIndex(b => new { b.CostCenter, b.Gl, b.FiscalYear }).IsUnique().HasDatabaseName("UX_Budgets_Line").Answers("the budget line of a cost center, account and year");
        });
        model.Entity<PurchaseOrder>(order =>
        {
            order.ToTable("PurchaseOrders");
            order.Property(o => o.Number).HasMaxLength(60);
            order.Property(o => o.SupplierCode).HasMaxLength(20);
            order.Property(o => o.CostCenter).HasMaxLength(8);
            order.Property(o => o.Currency).HasMaxLength(3);
            order.Property(o => o.Status).HasMaxLength(12);
            order.HasIndex(o => o.Number).IsUnique().HasDatabaseName("UX_PurchaseOrders_Number").Answers("the order of a number");
            order.HasIndex(o => new { o.SupplierCode, o.OrderedOn }).HasDatabaseName("IX_PurchaseOrders_Supplier").Answers("a supplier's orders, by date");
            order.HasMany(o => o.Lines).WithOne().HasForeignKey(l => l.OrderId);
        });
        model.Entity<PurchaseOrderLine>(line =>
        {
            line.ToTable("PurchaseOrderLines");
            line.Property(l => l.Uom).HasMaxLength(12);
            line.Property(l => l.Quantity).HasPrecision(18, 6);
            line.Property(l => l.Price).HasPrecision(18, 6);
            line.Property(l => l.ContractPrice).HasPrecision(18, 6);
            line.HasIndex(l => new { l.OrderId, l.Line }).IsUnique().HasDatabaseName("UX_PurchaseOrderLines_Line").Answers("the lines of an order, in their order");
        });
        model.Entity<GoodsReceipt>(receipt =>
        {
            receipt.ToTable("GoodsReceipts");
            receipt.Property(r => r.Number).HasMaxLength(60);
            receipt.Property(r => r.OrderNumber).HasMaxLength(60);
            receipt.HasIndex(r => r.Number).IsUnique().HasDatabaseName("UX_GoodsReceipts_Number").Answers("the receipt of a number");
            receipt.HasIndex(r => r.OrderNumber).HasDatabaseName("IX_GoodsReceipts_Order").Answers("what arrived for an order");
            receipt.HasMany(r => r.Lines).WithOne().HasForeignKey(l => l.ReceiptId);
        });
        model.Entity<GoodsReceiptLine>(line =>
        {
            line.ToTable("GoodsReceiptLines");
            line.Property(l => l.Accepted).HasPrecision(18, 6);
            line.Property(l => l.Rejected).HasPrecision(18, 6);
            line.Property(l => l.Returned).HasPrecision(18, 6);
            line.Property(l => l.Inspected).HasPrecision(18, 6);
            line.HasIndex(l => l.ReceiptId).HasDatabaseName("IX_GoodsReceiptLines_Receipt").Answers("the lines of a receipt");
        });
    }
}
