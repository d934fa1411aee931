The Job of the documentation. Source: https://kubernetes.io/docs/concepts/workloads/controllers/job/

  $ kubectl create job pi --image=perl:5.34.0 -- perl -Mbignum=bpi -wle 'print bpi(2000)'
  job.batch/pi created
  $ kubectl wait --for=condition=complete job/pi --timeout=60s
  job.batch/pi condition met
  $ kubectl logs job/pi | cut -c1-52
  3.14159265358979323846264338327950288419716939937510
  $ kubectl get job pi --no-headers
  pi  Complete  1/1  <age>  <age>
