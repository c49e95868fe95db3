-- The tables of Invoice.

CREATE TABLE "InvoiceExceptions" (
    "Id" uuid NOT NULL,
    "Version" integer NOT NULL,
    "InvoiceId" uuid NOT NULL,
    "FacilityId" uuid NOT NULL,
    "ItemId" uuid NOT NULL,
    "OpenedAt" timestamp(3) with time zone NOT NULL,
    "PrimaryCode" character varying(24) NOT NULL,
    "SecondaryCodes" character varying(200) NOT NULL,
    "Sentence" character varying(500) NOT NULL,
    "Why" character varying(1000) NOT NULL,
    "Checks" text NOT NULL,
    "VarianceAmount" numeric(18,4) NOT NULL,
    "VariancePercent" numeric(18,4) NOT NULL,
    "RootCause" character varying(24) NOT NULL,
    "ResolutionCode" character varying(24),
    "AuthorityUsed" character varying(200),
    "ResolvedById" uuid,
    "ResolvedAt" timestamp(3) with time zone,
    CONSTRAINT "PK_InvoiceExceptions" PRIMARY KEY ("Id")
);

-- Answers: the exceptions of an invoice.
CREATE INDEX "IX_InvoiceExceptions_Invoice" ON "InvoiceExceptions" ("InvoiceId");

-- Answers: the exception behind a work item.
CREATE INDEX "IX_InvoiceExceptions_Item" ON "InvoiceExceptions" ("ItemId");

CREATE TABLE "SupplierInvoices" (
    "Id" uuid NOT NULL,
    "Version" integer NOT NULL,
    "FacilityId" uuid NOT NULL,
    "SupplierCode" character varying(20),
    "SupplierName" character varying(200) NOT NULL,
    "Number" character varying(100) NOT NULL,
    "NormKey" character varying(100) NOT NULL,
    "Kind" character varying(24) NOT NULL,
    "InvoiceOn" date,
    "DueOn" date,
    "ReceivedAt" timestamp(3) with time zone NOT NULL,
    "Channel" character varying(12) NOT NULL,
    "Currency" character varying(12),
    "OrderNumber" character varying(60),
    "OriginalInvoice" character varying(100),
    "Terms" character varying(400),
    "RemitLast4" character varying(4),
    "Note" character varying(4000),
    "Subtotal" numeric(18,4) NOT NULL,
    "Freight" numeric(18,4) NOT NULL,
    "OtherCharges" numeric(18,4) NOT NULL,
    "Allowances" numeric(18,4) NOT NULL,
    "Tax" numeric(18,4),
    "Total" numeric(18,4),
    "TotalCents" bigint,
    "Prepaid" numeric(18,4) NOT NULL,
    "DocumentHash" character varying(64) NOT NULL,
    "DocumentId" uuid,
    "State" character varying(24) NOT NULL,
    "Verdict" character varying(24) NOT NULL,
    "GraceEndsOn" date,
    "ExaminedAt" timestamp(3) with time zone,
    "ExaminedCount" integer NOT NULL,
    "ReleasedAmount" numeric(18,4),
    "ReleasedAt" timestamp(3) with time zone,
    "HoldReason" character varying(500),
    "HoldReviewOn" date,
    "HeldById" uuid,
    "IsNoDuplicate" boolean NOT NULL,
    CONSTRAINT "PK_SupplierInvoices" PRIMARY KEY ("Id")
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
    "Id" uuid NOT NULL,
    "InvoiceId" uuid NOT NULL,
    "Position" integer NOT NULL,
    "Line" character varying(20) NOT NULL,
    "OrderNumber" character varying(60),
    "OrderLine" character varying(20),
    "SupplierPart" character varying(200),
    "Gtin" character varying(200),
    "Name" character varying(200) NOT NULL,
    "Quantity" numeric(18,6) NOT NULL,
    "Uom" character varying(12) NOT NULL,
    "Price" numeric(18,6) NOT NULL,
    "Extension" numeric(18,4) NOT NULL,
    "TaxPercent" numeric(18,4),
    "MatchedOrder" character varying(60),
    "MatchedLine" integer,
    "Verdict" character varying(24) NOT NULL,
    "Codes" character varying(200) NOT NULL,
    "Notes" character varying(200) NOT NULL,
    "Variance" numeric(18,4) NOT NULL,
    "VariancePercent" numeric(18,4) NOT NULL,
    "Uncovered" numeric(18,4) NOT NULL,
    "Why" character varying(1000) NOT NULL,
    "HeldQuantity" numeric(18,6) NOT NULL,
    "HeldCredit" numeric(18,6) NOT NULL,
    "HeldAmount" numeric(18,4) NOT NULL,
    CONSTRAINT "PK_SupplierInvoiceLines" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_SupplierInvoiceLines_SupplierInvoices_InvoiceId" FOREIGN KEY ("InvoiceId") REFERENCES "SupplierInvoices" ("Id") ON DELETE CASCADE
);

-- Answers: the lines of an invoice.
CREATE INDEX "IX_SupplierInvoiceLines_Invoice" ON "SupplierInvoiceLines" ("InvoiceId");

-- Answers: the lines that name an order, when it changes.
CREATE INDEX "IX_SupplierInvoiceLines_Order" ON "SupplierInvoiceLines" ("OrderNumber");

-- Answers: what was invoiced before on an order line.
CREATE INDEX "IX_SupplierInvoiceLines_OrderLine" ON "SupplierInvoiceLines" ("MatchedOrder", "MatchedLine");
