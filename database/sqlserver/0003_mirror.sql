-- The tables of Mirror.

CREATE TABLE [Budgets] (
    [Id] uniqueidentifier NOT NULL,
    [CostCenter] nvarchar(8) NOT NULL,
    [Gl] nvarchar(12) NOT NULL,
    [FiscalYear] int NOT NULL,
    [Annual] decimal(18,4) NOT NULL,
    [Actual] decimal(18,4) NOT NULL,
    [Committed] decimal(18,4) NOT NULL,
    [PreCommitted] decimal(18,4) NOT NULL,
    [AsOf] datetime2(3) NOT NULL,
    CONSTRAINT [PK_Budgets] PRIMARY KEY ([Id])
);

-- Answers: the budget line of a cost center, account and year.
CREATE UNIQUE INDEX [UX_Budgets_Line] ON [Budgets] ([CostCenter], [Gl], [FiscalYear]);

CREATE TABLE [CatalogItems] (
    [Id] uniqueidentifier NOT NULL,
    [Sku] nvarchar(40) NOT NULL,
    [Name] nvarchar(200) NOT NULL,
    [SupplierCode] nvarchar(20) NOT NULL,
    [SupplierPart] nvarchar(200) NOT NULL,
    [MfrName] nvarchar(200) NULL,
    [MfrPart] nvarchar(200) NULL,
    [Gtin] nvarchar(200) NULL,
    [Unspsc] nvarchar(200) NOT NULL,
    [Risk] nvarchar(200) NOT NULL,
    [Basis] nvarchar(24) NOT NULL,
    [TolerancePolicy] nvarchar(200) NOT NULL,
    [IsCapital] bit NOT NULL,
    [BaseUom] nvarchar(200) NOT NULL,
    [Price] decimal(18,6) NOT NULL,
    [ContractCode] nvarchar(200) NULL,
    [ContractPrice] decimal(18,6) NULL,
    [Criticality] nvarchar(200) NOT NULL,
    [SyncedAt] datetime2(3) NOT NULL,
    CONSTRAINT [PK_CatalogItems] PRIMARY KEY ([Id])
);

-- Answers: the item of a SKU.
CREATE UNIQUE INDEX [UX_CatalogItems_Sku] ON [CatalogItems] ([Sku]);

CREATE TABLE [CostCenters] (
    [Id] uniqueidentifier NOT NULL,
    [Code] nvarchar(8) NOT NULL,
    [Name] nvarchar(200) NOT NULL,
    [FacilityId] uniqueidentifier NOT NULL,
    [OwnerId] uniqueidentifier NOT NULL,
    [GlAccounts] nvarchar(200) NOT NULL,
    [IsActive] bit NOT NULL,
    [SyncedAt] datetime2(3) NOT NULL,
    CONSTRAINT [PK_CostCenters] PRIMARY KEY ([Id])
);

-- Answers: the cost center of a code.
CREATE UNIQUE INDEX [UX_CostCenters_Code] ON [CostCenters] ([Code]);

CREATE TABLE [GoodsReceipts] (
    [Id] uniqueidentifier NOT NULL,
    [Number] nvarchar(60) NOT NULL,
    [OrderNumber] nvarchar(60) NOT NULL,
    [FacilityId] uniqueidentifier NOT NULL,
    [ReceivedAt] datetime2(3) NOT NULL,
    [ReceivedById] uniqueidentifier NULL,
    [IsDespatch] bit NOT NULL,
    [SourceSequence] bigint NOT NULL,
    CONSTRAINT [PK_GoodsReceipts] PRIMARY KEY ([Id])
);

-- Answers: what arrived for an order.
CREATE INDEX [IX_GoodsReceipts_Order] ON [GoodsReceipts] ([OrderNumber]);

-- Answers: the receipt of a number.
CREATE UNIQUE INDEX [UX_GoodsReceipts_Number] ON [GoodsReceipts] ([Number]);

CREATE TABLE [PurchaseOrders] (
    [Id] uniqueidentifier NOT NULL,
    [Version] int NOT NULL,
    [Number] nvarchar(60) NOT NULL,
    [FacilityId] uniqueidentifier NOT NULL,
    [SupplierCode] nvarchar(20) NOT NULL,
    [CostCenter] nvarchar(8) NOT NULL,
    [Currency] nvarchar(3) NOT NULL,
    [Terms] nvarchar(200) NOT NULL,
    [Status] nvarchar(12) NOT NULL,
    [IsFreightPrepaid] bit NOT NULL,
    [PlannedFreight] decimal(18,4) NULL,
    [OrderedOn] date NOT NULL,
    [PromisedOn] date NULL,
    [CreatedById] uniqueidentifier NULL,
    [ApprovedById] uniqueidentifier NULL,
    [SyncedAt] datetime2(3) NOT NULL,
    [SourceSequence] bigint NOT NULL,
    CONSTRAINT [PK_PurchaseOrders] PRIMARY KEY ([Id])
);

-- Answers: a supplier's orders, by date.
CREATE INDEX [IX_PurchaseOrders_Supplier] ON [PurchaseOrders] ([SupplierCode], [OrderedOn]);

-- Answers: the order of a number.
CREATE UNIQUE INDEX [UX_PurchaseOrders_Number] ON [PurchaseOrders] ([Number]);

CREATE TABLE [Suppliers] (
    [Id] uniqueidentifier NOT NULL,
    [Code] nvarchar(20) NOT NULL,
    [Name] nvarchar(200) NOT NULL,
    [TaxIdLast4] nvarchar(4) NOT NULL,
    [Terms] nvarchar(200) NOT NULL,
    [Currency] nvarchar(3) NOT NULL,
    [Status] nvarchar(24) NOT NULL,
    [Screening] nvarchar(24) NOT NULL,
    [BankLast4] nvarchar(4) NULL,
    [BankChangedOn] date NULL,
    [RemitName] nvarchar(200) NOT NULL,
    [Email] nvarchar(200) NOT NULL,
    [SyncedAt] datetime2(3) NOT NULL,
    CONSTRAINT [PK_Suppliers] PRIMARY KEY ([Id])
);

-- Answers: the supplier of a code.
CREATE UNIQUE INDEX [UX_Suppliers_Code] ON [Suppliers] ([Code]);

CREATE TABLE [ItemUnits] (
    [Id] uniqueidentifier NOT NULL,
    [ItemId] uniqueidentifier NOT NULL,
    [Uom] nvarchar(12) NOT NULL,
    [Factor] decimal(18,6) NOT NULL,
    CONSTRAINT [PK_ItemUnits] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_ItemUnits_CatalogItems_ItemId] FOREIGN KEY ([ItemId]) REFERENCES [CatalogItems] ([Id]) ON DELETE CASCADE
);

-- Answers: how many base units a unit of an item holds.
CREATE UNIQUE INDEX [UX_ItemUnits_Item_Uom] ON [ItemUnits] ([ItemId], [Uom]);

CREATE TABLE [GoodsReceiptLines] (
    [Id] uniqueidentifier NOT NULL,
    [ReceiptId] uniqueidentifier NOT NULL,
    [OrderLine] int NOT NULL,
    [Accepted] decimal(18,6) NOT NULL,
    [Rejected] decimal(18,6) NOT NULL,
    [Returned] decimal(18,6) NOT NULL,
    [Inspected] decimal(18,6) NULL,
    CONSTRAINT [PK_GoodsReceiptLines] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_GoodsReceiptLines_GoodsReceipts_ReceiptId] FOREIGN KEY ([ReceiptId]) REFERENCES [GoodsReceipts] ([Id]) ON DELETE CASCADE
);

-- Answers: the lines of a receipt.
CREATE INDEX [IX_GoodsReceiptLines_Receipt] ON [GoodsReceiptLines] ([ReceiptId]);

CREATE TABLE [PurchaseOrderLines] (
    [Id] uniqueidentifier NOT NULL,
    [OrderId] uniqueidentifier NOT NULL,
    [Line] int NOT NULL,
    [Sku] nvarchar(200) NULL,
    [SupplierPart] nvarchar(200) NULL,
    [Gtin] nvarchar(200) NULL,
    [Name] nvarchar(200) NOT NULL,
    [Unspsc] nvarchar(200) NULL,
    [Quantity] decimal(18,6) NOT NULL,
    [Uom] nvarchar(12) NOT NULL,
    [Price] decimal(18,6) NOT NULL,
    [Basis] nvarchar(24) NOT NULL,
    [TolerancePolicy] nvarchar(200) NOT NULL,
    [ContractPrice] decimal(18,6) NULL,
    [IsClosed] bit NOT NULL,
    CONSTRAINT [PK_PurchaseOrderLines] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_PurchaseOrderLines_PurchaseOrders_OrderId] FOREIGN KEY ([OrderId]) REFERENCES [PurchaseOrders] ([Id]) ON DELETE CASCADE
);

-- Answers: the lines of an order, in their order.
CREATE UNIQUE INDEX [UX_PurchaseOrderLines_Line] ON [PurchaseOrderLines] ([OrderId], [Line]);
