-- The tables of Mirror.

CREATE TABLE "Budgets" (
    "Id" uuid NOT NULL,
    "CostCenter" character varying(8) NOT NULL,
    "Gl" character varying(12) NOT NULL,
    "FiscalYear" integer NOT NULL,
    "Annual" numeric(18,4) NOT NULL,
    "Actual" numeric(18,4) NOT NULL,
    "Committed" numeric(18,4) NOT NULL,
    "PreCommitted" numeric(18,4) NOT NULL,
    "AsOf" timestamp(3) with time zone NOT NULL,
    CONSTRAINT "PK_Budgets" PRIMARY KEY ("Id")
);

-- Answers: the budget line of a cost center, account and year.
CREATE UNIQUE INDEX "UX_Budgets_Line" ON "Budgets" ("CostCenter", "Gl", "FiscalYear");

CREATE TABLE "CatalogItems" (
    "Id" uuid NOT NULL,
    "Sku" character varying(40) NOT NULL,
    "Name" character varying(200) NOT NULL,
    "SupplierCode" character varying(20) NOT NULL,
    "SupplierPart" character varying(200) NOT NULL,
    "MfrName" character varying(200),
    "MfrPart" character varying(200),
    "Gtin" character varying(200),
    "Unspsc" character varying(200) NOT NULL,
    "Risk" character varying(200) NOT NULL,
    "Basis" character varying(24) NOT NULL,
    "TolerancePolicy" character varying(200) NOT NULL,
    "IsCapital" boolean NOT NULL,
    "BaseUom" character varying(200) NOT NULL,
    "Price" numeric(18,6) NOT NULL,
    "ContractCode" character varying(200),
    "ContractPrice" numeric(18,6),
    "Criticality" character varying(200) NOT NULL,
    "SyncedAt" timestamp(3) with time zone NOT NULL,
    CONSTRAINT "PK_CatalogItems" PRIMARY KEY ("Id")
);

-- Answers: the item of a SKU.
CREATE UNIQUE INDEX "UX_CatalogItems_Sku" ON "CatalogItems" ("Sku");

CREATE TABLE "CostCenters" (
    "Id" uuid NOT NULL,
    "Code" character varying(8) NOT NULL,
    "Name" character varying(200) NOT NULL,
    "FacilityId" uuid NOT NULL,
    "OwnerId" uuid NOT NULL,
    "GlAccounts" character varying(200) NOT NULL,
    "IsActive" boolean NOT NULL,
    "SyncedAt" timestamp(3) with time zone NOT NULL,
    CONSTRAINT "PK_CostCenters" PRIMARY KEY ("Id")
);

-- Answers: the cost center of a code.
CREATE UNIQUE INDEX "UX_CostCenters_Code" ON "CostCenters" ("Code");

CREATE TABLE "GoodsReceipts" (
    "Id" uuid NOT NULL,
    "Number" character varying(60) NOT NULL,
    "OrderNumber" character varying(60) NOT NULL,
    "FacilityId" uuid NOT NULL,
    "ReceivedAt" timestamp(3) with time zone NOT NULL,
    "ReceivedById" uuid,
    "IsDespatch" boolean NOT NULL,
    "SourceSequence" bigint NOT NULL,
    CONSTRAINT "PK_GoodsReceipts" PRIMARY KEY ("Id")
);

-- Answers: what arrived for an order.
CREATE INDEX "IX_GoodsReceipts_Order" ON "GoodsReceipts" ("OrderNumber");

-- Answers: the receipt of a number.
CREATE UNIQUE INDEX "UX_GoodsReceipts_Number" ON "GoodsReceipts" ("Number");

CREATE TABLE "PurchaseOrders" (
    "Id" uuid NOT NULL,
    "Version" integer NOT NULL,
    "Number" character varying(60) NOT NULL,
    "FacilityId" uuid NOT NULL,
    "SupplierCode" character varying(20) NOT NULL,
    "CostCenter" character varying(8) NOT NULL,
    "Currency" character varying(3) NOT NULL,
    "Terms" character varying(200) NOT NULL,
    "Status" character varying(12) NOT NULL,
    "IsFreightPrepaid" boolean NOT NULL,
    "PlannedFreight" numeric(18,4),
    "OrderedOn" date NOT NULL,
    "PromisedOn" date,
    "CreatedById" uuid,
    "ApprovedById" uuid,
    "SyncedAt" timestamp(3) with time zone NOT NULL,
    "SourceSequence" bigint NOT NULL,
    CONSTRAINT "PK_PurchaseOrders" PRIMARY KEY ("Id")
);

-- Answers: a supplier's orders, by date.
CREATE INDEX "IX_PurchaseOrders_Supplier" ON "PurchaseOrders" ("SupplierCode", "OrderedOn");

-- Answers: the order of a number.
CREATE UNIQUE INDEX "UX_PurchaseOrders_Number" ON "PurchaseOrders" ("Number");

CREATE TABLE "Suppliers" (
    "Id" uuid NOT NULL,
    "Code" character varying(20) NOT NULL,
    "Name" character varying(200) NOT NULL,
    "TaxIdLast4" character varying(4) NOT NULL,
    "Terms" character varying(200) NOT NULL,
    "Currency" character varying(3) NOT NULL,
    "Status" character varying(24) NOT NULL,
    "Screening" character varying(24) NOT NULL,
    "BankLast4" character varying(4),
    "BankChangedOn" date,
    "RemitName" character varying(200) NOT NULL,
    "Email" character varying(200) NOT NULL,
    "SyncedAt" timestamp(3) with time zone NOT NULL,
    CONSTRAINT "PK_Suppliers" PRIMARY KEY ("Id")
);

-- Answers: the supplier of a code.
CREATE UNIQUE INDEX "UX_Suppliers_Code" ON "Suppliers" ("Code");

CREATE TABLE "ItemUnits" (
    "Id" uuid NOT NULL,
    "ItemId" uuid NOT NULL,
    "Uom" character varying(12) NOT NULL,
    "Factor" numeric(18,6) NOT NULL,
    CONSTRAINT "PK_ItemUnits" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_ItemUnits_CatalogItems_ItemId" FOREIGN KEY ("ItemId") REFERENCES "CatalogItems" ("Id") ON DELETE CASCADE
);

-- Answers: how many base units a unit of an item holds.
CREATE UNIQUE INDEX "UX_ItemUnits_Item_Uom" ON "ItemUnits" ("ItemId", "Uom");

CREATE TABLE "GoodsReceiptLines" (
    "Id" uuid NOT NULL,
    "ReceiptId" uuid NOT NULL,
    "OrderLine" integer NOT NULL,
    "Accepted" numeric(18,6) NOT NULL,
    "Rejected" numeric(18,6) NOT NULL,
    "Returned" numeric(18,6) NOT NULL,
    "Inspected" numeric(18,6),
    CONSTRAINT "PK_GoodsReceiptLines" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_GoodsReceiptLines_GoodsReceipts_ReceiptId" FOREIGN KEY ("ReceiptId") REFERENCES "GoodsReceipts" ("Id") ON DELETE CASCADE
);

-- Answers: the lines of a receipt.
CREATE INDEX "IX_GoodsReceiptLines_Receipt" ON "GoodsReceiptLines" ("ReceiptId");

CREATE TABLE "PurchaseOrderLines" (
    "Id" uuid NOT NULL,
    "OrderId" uuid NOT NULL,
    "Line" integer NOT NULL,
    "Sku" character varying(200),
    "SupplierPart" character varying(200),
    "Gtin" character varying(200),
    "Name" character varying(200) NOT NULL,
    "Unspsc" character varying(200),
    "Quantity" numeric(18,6) NOT NULL,
    "Uom" character varying(12) NOT NULL,
    "Price" numeric(18,6) NOT NULL,
    "Basis" character varying(24) NOT NULL,
    "TolerancePolicy" character varying(200) NOT NULL,
    "ContractPrice" numeric(18,6),
    "IsClosed" boolean NOT NULL,
    CONSTRAINT "PK_PurchaseOrderLines" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_PurchaseOrderLines_PurchaseOrders_OrderId" FOREIGN KEY ("OrderId") REFERENCES "PurchaseOrders" ("Id") ON DELETE CASCADE
);

-- Answers: the lines of an order, in their order.
CREATE UNIQUE INDEX "UX_PurchaseOrderLines_Line" ON "PurchaseOrderLines" ("OrderId", "Line");
