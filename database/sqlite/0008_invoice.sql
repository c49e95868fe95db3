-- The tables of Invoice.

CREATE TABLE "InvoiceExceptions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_InvoiceExceptions" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "InvoiceId" TEXT NOT NULL,
    "FacilityId" TEXT NOT NULL,
    "ItemId" TEXT NOT NULL,
    "OpenedAt" TEXT NOT NULL,
    "PrimaryCode" TEXT NOT NULL,
    "SecondaryCodes" TEXT NOT NULL,
    "Sentence" TEXT NOT NULL,
    "Why" TEXT NOT NULL,
    "Checks" TEXT NOT NULL,
    "VarianceAmount" TEXT NOT NULL,
    "VariancePercent" TEXT NOT NULL,
    "RootCause" TEXT NOT NULL,
    "ResolutionCode" TEXT NULL,
    "AuthorityUsed" TEXT NULL,
    "ResolvedById" TEXT NULL,
    "ResolvedAt" TEXT NULL
);

-- Answers: the exceptions of an invoice.
CREATE INDEX "IX_InvoiceExceptions_Invoice" ON "InvoiceExceptions" ("InvoiceId");

-- Answers: the exception behind a work item.
CREATE INDEX "IX_InvoiceExceptions_Item" ON "InvoiceExceptions" ("ItemId");

CREATE TABLE "SupplierInvoices" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SupplierInvoices" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "FacilityId" TEXT NOT NULL,
    "SupplierCode" TEXT NULL,
    "SupplierName" TEXT NOT NULL,
    "Number" TEXT NOT NULL,
    "NormKey" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "InvoiceOn" TEXT NULL,
    "DueOn" TEXT NULL,
    "ReceivedAt" TEXT NOT NULL,
    "Channel" TEXT NOT NULL,
    "Currency" TEXT NULL,
    "OrderNumber" TEXT NULL,
    "OriginalInvoice" TEXT NULL,
    "Terms" TEXT NULL,
    "RemitLast4" TEXT NULL,
    "Note" TEXT NULL,
    "Subtotal" TEXT NOT NULL,
    "Freight" TEXT NOT NULL,
    "OtherCharges" TEXT NOT NULL,
    "Allowances" TEXT NOT NULL,
    "Tax" TEXT NULL,
    "Total" TEXT NULL,
    "TotalCents" INTEGER NULL,
    "Prepaid" TEXT NOT NULL,
    "DocumentHash" TEXT NOT NULL,
    "DocumentId" TEXT NULL,
    "State" TEXT NOT NULL,
    "Verdict" TEXT NOT NULL,
    "GraceEndsOn" TEXT NULL,
    "ExaminedAt" TEXT NULL,
    "ExaminedCount" INTEGER NOT NULL,
    "ReleasedAmount" TEXT NULL,
    "ReleasedAt" TEXT NULL,
    "HoldReason" TEXT NULL,
    "HoldReviewOn" TEXT NULL,
    "HeldById" TEXT NULL,
    "IsNoDuplicate" INTEGER NOT NULL
);

-- Answers: the invoices of a supplier with about this amount.
CREATE INDEX "IX_SupplierInvoices_Amount" ON "SupplierInvoices" ("SupplierCode", "TotalCents");

-- Answers: which invoices have waited long enough for their receipt.
CREATE INDEX "IX_SupplierInvoices_Grace" ON "SupplierInvoices" ("State", "GraceEndsOn");

-- Answers: whether a document was an invoice before.
CREATE INDEX "IX_SupplierInvoices_Hash" ON "SupplierInvoices" ("DocumentHash");

-- Answers: a supplier's invoices with the same number, as duplicates have.
CREATE INDEX "IX_SupplierInvoices_Key" ON "SupplierInvoices" ("SupplierCode", "NormKey");

-- Answers: the invoices of an order, which a receipt for it may release.
CREATE INDEX "IX_SupplierInvoices_Order" ON "SupplierInvoices" ("OrderNumber");

CREATE TABLE "SupplierInvoiceLines" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SupplierInvoiceLines" PRIMARY KEY,
    "InvoiceId" TEXT NOT NULL,
    "Position" INTEGER NOT NULL,
    "Line" TEXT NOT NULL,
    "OrderNumber" TEXT NULL,
    "OrderLine" TEXT NULL,
    "SupplierPart" TEXT NULL,
    "Gtin" TEXT NULL,
    "Name" TEXT NOT NULL,
    "Quantity" TEXT NOT NULL,
    "Uom" TEXT NOT NULL,
    "Price" TEXT NOT NULL,
    "Extension" TEXT NOT NULL,
    "TaxPercent" TEXT NULL,
    "MatchedOrder" TEXT NULL,
    "MatchedLine" INTEGER NULL,
    "Verdict" TEXT NOT NULL,
    "Codes" TEXT NOT NULL,
    "Notes" TEXT NOT NULL,
    "Variance" TEXT NOT NULL,
    "VariancePercent" TEXT NOT NULL,
    "Uncovered" TEXT NOT NULL,
    "Why" TEXT NOT NULL,
    "HeldQuantity" TEXT NOT NULL,
    "HeldCredit" TEXT NOT NULL,
    "HeldAmount" TEXT NOT NULL,
    CONSTRAINT "FK_SupplierInvoiceLines_SupplierInvoices_InvoiceId" FOREIGN KEY ("InvoiceId") REFERENCES "SupplierInvoices" ("Id") ON DELETE CASCADE
);

-- Answers: the lines of an invoice.
CREATE INDEX "IX_SupplierInvoiceLines_Invoice" ON "SupplierInvoiceLines" ("InvoiceId");

-- Answers: the lines that name an order, when it changes.
CREATE INDEX "IX_SupplierInvoiceLines_Order" ON "SupplierInvoiceLines" ("OrderNumber");

-- Answers: what was invoiced before on an order line.
CREATE INDEX "IX_SupplierInvoiceLines_OrderLine" ON "SupplierInvoiceLines" ("MatchedOrder", "MatchedLine");
