# fails: signers-only, not-from-elsewhere, new-desks
# without namespaceSelector a podSelector means Pods of the policy's own Namespace
kubectl patch networkpolicy vault-in -n keys --type=json -p '[{"op":"remove","path":"/spec/ingress/0/from/0"}]'
