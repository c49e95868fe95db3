-- The tables of Invoice.

CREATE TABLE [InvoiceExceptions] (
    [Id] uniqueidentifier NOT NULL,
    [Version] int NOT NULL,
    [InvoiceId] uniqueidentifier NOT NULL,
    [FacilityId] uniqueidentifier NOT NULL,
    [ItemId] uniqueidentifier NOT NULL,
    [OpenedAt] datetime2(3) NOT NULL,
    [PrimaryCode] nvarchar(24) NOT NULL,
    [SecondaryCodes] nvarchar(200) NOT NULL,
    [Sentence] nvarchar(500) NOT NULL,
    [Why] nvarchar(1000) NOT NULL,
    [Checks] nvarchar(max) NOT NULL,
    [VarianceAmount] decimal(18,4) NOT NULL,
    [VariancePercent] decimal(18,4) NOT NULL,
    [RootCause] nvarchar(24) NOT NULL,
    [ResolutionCode] nvarchar(24) NULL,
    [AuthorityUsed] nvarchar(200) NULL,
    [ResolvedById] uniqueidentifier NULL,
    [ResolvedAt] datetime2(3) NULL,
    CONSTRAINT [PK_InvoiceExceptions] PRIMARY KEY ([Id])
);

-- Answers: the exceptions of an invoice.
CREATE INDEX [IX_InvoiceExceptions_Invoice] ON [InvoiceExceptions] ([InvoiceId]);

-- Answers: the exception behind a work item.
CREATE INDEX [IX_InvoiceExceptions_Item] ON [InvoiceExceptions] ([ItemId]);

CREATE TABLE [SupplierInvoices] (
    [Id] uniqueidentifier NOT NULL,
    [Version] int NOT NULL,
    [FacilityId] uniqueidentifier NOT NULL,
    [SupplierCode] nvarchar(20) NULL,
    [SupplierName] nvarchar(200) NOT NULL,
    [Number] nvarchar(100) NOT NULL,
    [NormKey] nvarchar(100) NOT NULL,
    [Kind] nvarchar(24) NOT NULL,
    [InvoiceOn] date NULL,
    [DueOn] date NULL,
    [ReceivedAt] datetime2(3) NOT NULL,
    [Channel] nvarchar(12) NOT NULL,
    [Currency] nvarchar(12) NULL,
    [OrderNumber] nvarchar(60) NULL,
    [OriginalInvoice] nvarchar(100) NULL,
    [Terms] nvarchar(400) NULL,
    [RemitLast4] nvarchar(4) NULL,
    [Note] nvarchar(4000) NULL,
    [Subtotal] decimal(18,4) NOT NULL,
    [Freight] decimal(18,4) NOT NULL,
    [OtherCharges] decimal(18,4) NOT NULL,
    [Allowances] decimal(18,4) NOT NULL,
    [Tax] decimal(18,4) NULL,
    [Total] decimal(18,4) NULL,
    [TotalCents] bigint NULL,
    [Prepaid] decimal(18,4) NOT NULL,
    [DocumentHash] nvarchar(64) NOT NULL,
    [DocumentId] uniqueidentifier NULL,
    [State] nvarchar(24) NOT NULL,
    [Verdict] nvarchar(24) NOT NULL,
    [GraceEndsOn] date NULL,
    [ExaminedAt] datetime2(3) NULL,
    [ExaminedCount] int NOT NULL,
    [ReleasedAmount] decimal(18,4) NULL,
    [ReleasedAt] datetime2(3) NULL,
    [HoldReason] nvarchar(500) NULL,
    [HoldReviewOn] date NULL,
    [HeldById] uniqueidentifier NULL,
    [IsNoDuplicate] bit NOT NULL,
    CONSTRAINT [PK_SupplierInvoices] PRIMARY KEY ([Id])
);

-- Answers: the invoices of a supplier with about this amount.
CREATE INDEX [IX_SupplierInvoices_Amount] ON [SupplierInvoices] ([SupplierCode], [TotalCents]);

-- Answers: which invoices have waited long enough for their receipt.
CREATE INDEX [IX_SupplierInvoices_Grace] ON [SupplierInvoices] ([State], [GraceEndsOn]);

-- Answers: whether a document was an invoice before.
CREATE INDEX [IX_SupplierInvoices_Hash] ON [SupplierInvoices] ([DocumentHash]);

-- Answers: a supplier's invoices with the same number, as duplicates have.
CREATE INDEX [IX_SupplierInvoices_Key] ON [SupplierInvoices] ([SupplierCode], [NormKey]);

-- Answers: the invoices of an order, which a receipt for it may release.
CREATE INDEX [IX_SupplierInvoices_Order] ON [SupplierInvoices] ([OrderNumber]);

CREATE TABLE [SupplierInvoiceLines] (
    [Id] uniqueidentifier NOT NULL,
    [InvoiceId] uniqueidentifier NOT NULL,
    [Position] int NOT NULL,
    [Line] nvarchar(20) NOT NULL,
    [OrderNumber] nvarchar(60) NULL,
    [OrderLine] nvarchar(20) NULL,
    [SupplierPart] nvarchar(200) NULL,
    [Gtin] nvarchar(200) NULL,
    [Name] nvarchar(200) NOT NULL,
    [Quantity] decimal(18,6) NOT NULL,
    [Uom] nvarchar(12) NOT NULL,
    [Price] decimal(18,6) NOT NULL,
    [Extension] decimal(18,4) NOT NULL,
    [TaxPercent] decimal(18,4) NULL,
    [MatchedOrder] nvarchar(60) NULL,
    [MatchedLine] int NULL,
    [Verdict] nvarchar(24) NOT NULL,
    [Codes] nvarchar(200) NOT NULL,
    [Notes] nvarchar(200) NOT NULL,
    [Variance] decimal(18,4) NOT NULL,
    [VariancePercent] decimal(18,4) NOT NULL,
    [Uncovered] decimal(18,4) NOT NULL,
    [Why] nvarchar(1000) NOT NULL,
    [HeldQuantity] decimal(18,6) NOT NULL,
    [HeldCredit] decimal(18,6) NOT NULL,
    [HeldAmount] decimal(18,4) NOT NULL,
    CONSTRAINT [PK_SupplierInvoiceLines] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_SupplierInvoiceLines_SupplierInvoices_InvoiceId] FOREIGN KEY ([InvoiceId]) REFERENCES [SupplierInvoices] ([Id]) ON DELETE CASCADE
);

-- Answers: the lines of an invoice.
CREATE INDEX [IX_SupplierInvoiceLines_Invoice] ON [SupplierInvoiceLines] ([InvoiceId]);

-- Answers: the lines that name an order, when it changes.
CREATE INDEX [IX_SupplierInvoiceLines_Order] ON [SupplierInvoiceLines] ([OrderNumber]);

-- Answers: what was invoiced before on an order line.
CREATE INDEX [IX_SupplierInvoiceLines_OrderLine] ON [SupplierInvoiceLines] ([MatchedOrder], [MatchedLine]);
