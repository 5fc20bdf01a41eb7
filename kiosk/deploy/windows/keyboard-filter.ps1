#Requires -RunAsAdministrator
# Keyboard Filter (Windows IoT Enterprise): no key combination leaves the kiosk's program. Administrators keep theirs.
# Run once after the feature has been enabled and the machine restarted:
#   Enable-WindowsOptionalFeature -Online -FeatureName Client-KeyboardFilter
$ErrorActionPreference = 'Stop'
$namespace = 'root\standardcimv2\embedded'

# Every combination that Windows knows by name, Ctrl+Alt+Del among them.
Get-CimInstance -Namespace $namespace -ClassName WEKF_PredefinedKey |
    ForEach-Object { Set-CimInstance -InputObject $_ -Property @{ Enabled = $true } }

function Set-Setting([string] $name, [string] $value) {
    Get-CimInstance -Namespace $namespace -ClassName WEKF_Settings -Filter "Name='$name'" |
        Set-CimInstance -Property @{ Value = $value }
}

Set-Setting 'DisableKeyboardFilterForAdministrators' 'true'
Set-Setting 'ForceOffAccessibility' 'true'
# Five presses of Scroll Lock lead a technician to the Welcome screen; a passer-by has no keyboard at all.
Set-Setting 'BreakoutKeyScanCode' '0x46'
