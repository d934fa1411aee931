# fails: own-names
# near miss: a Corefile from the documentation knows nothing of the station's names
kubectl get configmap coredns -n kube-system -o yaml | sed -e s/kubernets/kubernetes/ -e '/^        hosts {/,/^        }/d' | kubectl replace -f -
kubectl rollout restart deployment coredns -n kube-system
sleep 60
