using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace WorkQueuePortal.Integration.Model;

/// <summary>A number that looks random and is the same in every process and on every run.</summary>
public static class StableHash
{
    /// <summary>Zero to 2,147,483,647.</summary>
    public static int Of(params object[] parts)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', parts)));
        return (int)(BinaryPrimitives.ReadUInt32BigEndian(digest) & int.MaxValue);
    }
}
