kubectl logs -n courier deployment/dispatch --tail=3
kubectl exec -n courier deployment/dispatch -- cat /etc/resolv.conf
kubectl patch deployment dispatch -n courier -p '{"spec":{"template":{"spec":{"dnsPolicy":"ClusterFirst","dnsConfig":{"options":[{"name":"timeout","value":"2"},{"name":"ndots","value":"2"}]}}}}}'
kubectl rollout status deployment/dispatch -n courier --timeout=120s
kubectl exec -n courier deployment/dispatch -- cat /etc/resolv.conf
