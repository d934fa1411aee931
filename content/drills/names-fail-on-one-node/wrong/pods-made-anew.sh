# fails: every-ferry, new-pods, cluster-dns
# near miss: new Pods get the same wrong resolv.conf from the same kubelet
kubectl rollout restart deployment/ferry -n quay
kubectl rollout status deployment/ferry -n quay --timeout=120s
