-- The tables of Requisition.

CREATE TABLE [PurchaseRequests] (
    [Id] uniqueidentifier NOT NULL,
    [Version] int NOT NULL,
    [Number] bigint NOT NULL,
    [FacilityId] uniqueidentifier NOT NULL,
    [RequesterId] uniqueidentifier NOT NULL,
    [RequesterName] nvarchar(200) NOT NULL,
    [State] nvarchar(24) NOT NULL,
    [Title] nvarchar(200) NOT NULL,
    [Reason] nvarchar(1000) NOT NULL,
    [DeliverTo] nvarchar(200) NOT NULL,
    [NeedBy] date NOT NULL,
    [CostCenter] nvarchar(8) NOT NULL,
    [Gl] nvarchar(12) NOT NULL,
    [Total] decimal(18,4) NOT NULL,
    [SubmittedAt] datetime2(3) NOT NULL,
    [DecisionId] uniqueidentifier NULL,
    [ApproverId] uniqueidentifier NULL,
    [ApproverName] nvarchar(200) NULL,
    [DecidedAt] datetime2(3) NULL,
    [Comment] nvarchar(1000) NULL,
    [OrderNumber] nvarchar(60) NULL,
    [Round] int NOT NULL,
    CONSTRAINT [PK_PurchaseRequests] PRIMARY KEY ([Id])
);

-- Answers: which requests wait for an approver.
CREATE INDEX [IX_PurchaseRequests_Approver] ON [PurchaseRequests] ([ApproverId], [State]);

-- Answers: what a cost center asked for of late, as split requests show.
CREATE INDEX [IX_PurchaseRequests_CostCenter] ON [PurchaseRequests] ([CostCenter], [SubmittedAt]);

-- Answers: somebody's requests, latest last.
CREATE INDEX [IX_PurchaseRequests_Requester] ON [PurchaseRequests] ([RequesterId], [SubmittedAt]);

-- Answers: the request of a number.
CREATE UNIQUE INDEX [UX_PurchaseRequests_Number] ON [PurchaseRequests] ([Number]);

CREATE TABLE [PurchaseRequestLines] (
    [Id] uniqueidentifier NOT NULL,
    [RequestId] uniqueidentifier NOT NULL,
    [Line] int NOT NULL,
    [Sku] nvarchar(40) NOT NULL,
    [Name] nvarchar(200) NOT NULL,
    [SupplierCode] nvarchar(20) NOT NULL,
    [SupplierName] nvarchar(200) NOT NULL,
    [Quantity] decimal(18,6) NOT NULL,
    [Uom] nvarchar(12) NOT NULL,
    [UnitPrice] decimal(18,6) NOT NULL,
    [Unspsc] nvarchar(8) NOT NULL,
    CONSTRAINT [PK_PurchaseRequestLines] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_PurchaseRequestLines_PurchaseRequests_RequestId] FOREIGN KEY ([RequestId]) REFERENCES [PurchaseRequests] ([Id]) ON DELETE CASCADE
);

-- Answers: the lines of a request.
CREATE INDEX [IX_PurchaseRequestLines_Request] ON [PurchaseRequestLines] ([RequestId]);
