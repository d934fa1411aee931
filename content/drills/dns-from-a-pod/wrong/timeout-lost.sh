# fails: kept
# near miss: a patch merges dnsConfig, but replaces its list of options
kubectl patch deployment dispatch -n courier -p '{"spec":{"template":{"spec":{"dnsPolicy":"ClusterFirst","dnsConfig":{"options":[{"name":"ndots","value":"2"}]}}}}}'
kubectl rollout status deployment/dispatch -n courier --timeout=120s
