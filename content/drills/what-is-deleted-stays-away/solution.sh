kubectl get pods -n kube-system -l component=kube-controller-manager
kubectl logs -n kube-system kube-controller-manager-control-plane --tail=2
ssh control-plane "sed -i s#pki/service-account.key#pki/sa.key# /etc/kubernetes/manifests/kube-controller-manager.yaml"
sleep 90
kubectl get deployment press -n orchard
