using System.Security.Cryptography;
using System.Text;

namespace WorkQueuePortal.Kernel.Canonical;

/// <summary>A bank account that a document asks to be paid to. The number itself is not kept: the token tells whether two
/// accounts are the same, and the last four characters tell a person which one is meant.</summary>
/// <param name="Token">SHA-256 of the account number without blanks and hyphens, in capitals; 64 hexadecimal digits.
/// Equal for an IBAN however it is grouped. Account numbers are short enough to be guessed from it, so it is as confidential as they are.</param>
/// <param name="LastFour">The last four characters; fewer when the number has no more than eight, so that most of it stays hidden.</param>
public sealed record PayeeAccount(string Token, string LastFour)
{
    public static PayeeAccount Of(string accountNumber)
    {
        var plain = string.Concat(accountNumber.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        var shown = Math.Min(4, plain.Length / 2);
        return new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain))), plain[^shown..]);
    }
}
