# fails: claim
# the strategy is right, but the book lies in a folder of the node
kubectl patch deployment ledger -n treasury -p '{"spec":{"strategy":{"type":"Recreate","rollingUpdate":null},"template":{"spec":{"nodeName":"worker-1","volumes":[{"name":"book","emptyDir":null,"hostPath":{"path":"/var/ledger","type":"DirectoryOrCreate"}}]}}}}'
kubectl rollout status deployment/ledger -n treasury --timeout=180s
sleep 40
