A scheduler with the kubeconfig of another cluster. Source: Kubernetes documentation, "PKI certificates and requirements"; client-go's
tools/clientcmd; kubeadm certs renew.

  $ ssh control-plane 'cp /etc/kubernetes/scheduler.conf /root/; kubectl --kubeconfig /etc/kubernetes/scheduler.conf config set clusters.kubernetes.certificate-authority-data $(base64 -w0 /etc/kubernetes/pki/front-proxy-ca.crt) > /dev/null; crictl stop $(crictl ps --name kube-scheduler -q) > /dev/null'; sleep 35
  $ ssh control-plane 'crictl logs $(crictl ps -a --name kube-scheduler -q | head -1) 2>&1 | tail -1'
  E1120 10:00:31.100000       1 run.go:72] "command failed" err="unable to load configmap based request-header-client-ca-file: Get \"https://192.168.56.10:6443/api/v1/namespaces/kube-system/configmaps/extension-apiserver-authentication\": tls: failed to verify certificate: x509: certificate signed by unknown authority"
  $ ssh control-plane 'kubectl --kubeconfig /etc/kubernetes/scheduler.conf get pods'
  ! Unable to connect to the server: tls: failed to verify certificate: x509: certificate signed by unknown authority
  [1]
  $ ssh control-plane 'cp /root/scheduler.conf /etc/kubernetes/'; sleep 60; kubectl run p --image=nginx:1.27; sleep 20; kubectl get pod p
  pod/p created
  NAME   READY   STATUS    RESTARTS   AGE
  p      1/1     Running   0          20s
