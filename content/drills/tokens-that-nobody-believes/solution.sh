kubectl -n kube-system logs kube-apiserver-control-plane | tail -2
ssh control-plane 'grep service-account /etc/kubernetes/manifests/kube-apiserver.yaml; ls -l /etc/kubernetes/pki/sa*'
ssh control-plane "sed -i s#pki/sa-2025.pub#pki/sa.pub# /etc/kubernetes/manifests/kube-apiserver.yaml"
sleep 60
kubectl get deployment orders
