# fails: new-pods, cluster-dns
# only this Deployment is helped; every other Pod on the node asks in vain
kubectl patch deployment ferry -n quay -p '{"spec":{"template":{"spec":{"dnsPolicy":"None","dnsConfig":{"nameservers":["10.96.0.10"]}}}}}'
kubectl rollout status deployment/ferry -n quay --timeout=120s
