using WorkQueuePortal.Bench;

const string History = "purchasing/scms_delivery_history.csv.gz";

return args switch
{
    ["scms", var outDir] => Scms.Run(SharedData.Find(History), outDir, atUnitPrice: false),
    ["scms", var outDir, "unit-price"] => Scms.Run(SharedData.Find(History), outDir, atUnitPrice: true),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: scms OUT_DIR [unit-price]    writes orders.csv, receipts.csv, invoices.csv and units.csv for the match command");
    return 2;
}
