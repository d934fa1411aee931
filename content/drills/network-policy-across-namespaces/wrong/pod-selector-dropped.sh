# fails: signers-only, new-desks
# near miss: keys is closed now, but every Pod of the desks is still let in
kubectl patch networkpolicy vault-in -n keys --type=json -p '[{"op":"remove","path":"/spec/ingress/0/from/1"}]'
