# fails: answers, certificate, culprit
ssh control-plane "mv /etc/kubernetes/manifests/kube-apiserver.yaml /tmp/; sleep 20; mv /tmp/kube-apiserver.yaml /etc/kubernetes/manifests/"
echo kube-apiserver > culprit.txt
sleep 90
