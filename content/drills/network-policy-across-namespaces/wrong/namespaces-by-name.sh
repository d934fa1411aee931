# fails: new-desks
# reaches the end state, but the next desk would have to be added by hand
kubectl patch networkpolicy vault-in -n keys --type=json -p '[{"op":"replace","path":"/spec/ingress/0/from","value":[{"namespaceSelector":{"matchExpressions":[{"key":"kubernetes.io/metadata.name","operator":"In","values":["desk-tokyo","desk-osaka"]}]},"podSelector":{"matchLabels":{"role":"signer"}}}]}]'
